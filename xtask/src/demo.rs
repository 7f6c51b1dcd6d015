//! Something to look at: who acts where in Zuid-West-Vlaanderen, and the page where other regions can be asked too.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, package, serve, setup};

/// What the package is made of.
const MADE_OF: [&str; 8] = [
    "Cargo.toml",
    "Cargo.lock",
    "pkg.json",
    "core/Cargo.toml",
    "core/src",
    "wasm",
    "xtask/src/package.rs",
    "README.md",
];

/// Shows the decisions of the example's own region, then serves the page; `once`, or where no person looks, the decisions alone.
pub(crate) fn run(workspace: &Workspace, once: bool) -> Result<()> {
    command::run(&mut workspace.cargo([
        "run",
        "--quiet",
        "--release",
        "--example",
        "regie",
        "--",
        "decide",
    ]))?;
    if once || std::env::var_os("CI").is_some_and(|ci| ci == "true") {
        return Ok(());
    }
    println!();
    if is_stale(&workspace.root) {
        println!("The page needs the npm package: building it.");
        setup::wasm_target(workspace)?;
        setup::node_modules(workspace)?;
        package::build(workspace)?;
    }
    print!("The same and more, as a page: ");
    serve::run(&workspace.root)
}

/// Is the package not there, or older than what it is made of?
fn is_stale(root: &Path) -> bool {
    // the manifest is the last that is written
    let built = root.join("pkg/package.json");
    MADE_OF.iter().any(|part| is_newer(&root.join(part), &built))
}

/// Is a file, or anything in a folder, newer than another file? So is what cannot be judged.
fn is_newer(path: &Path, than: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|found| found.modified()).ok();
    let (Some(time), Some(other)) = (modified(path), modified(than)) else { return true };
    time > other
        || fs::read_dir(path)
            .is_ok_and(|entries| entries.flatten().any(|entry| is_newer(&entry.path(), than)))
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::path::Path;
    use std::time::Duration;

    use super::{MADE_OF, is_newer, is_stale};

    #[test]
    fn a_file_deep_in_a_folder_can_be_newer() {
        let folder = std::env::temp_dir().join(format!("regie-demo-{}", std::process::id()));
        fs::create_dir_all(folder.join("a/b")).unwrap();
        for name in ["built", "a/b/old"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let built = folder.join("built");
        let time = fs::metadata(&built).unwrap().modified().unwrap();
        let date = |name: &str, time| {
            File::options().write(true).open(folder.join(name)).unwrap().set_modified(time)
        };
        date("built", time + Duration::from_secs(60)).unwrap();
        let before = is_newer(&folder.join("a"), &built);
        date("a/b/old", time + Duration::from_secs(120)).unwrap();
        let after = is_newer(&folder.join("a"), &built);
        let unbuilt = is_newer(&folder.join("a"), &folder.join("nowhere"));
        let stale = is_stale(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!([before, after, unbuilt, stale], [false, true, true, true]);
    }

    #[test]
    fn what_the_package_is_made_of_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for part in MADE_OF {
            assert!(root.join(part).exists(), "{part}");
        }
    }
}
