//! The page of `examples/atlas`, in its folder `dist`: built by Vite from its own sources, the package and the landscapes.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::command::run;
use crate::workspace::Workspace;
use crate::{package, setup};

/// What the package is made of, beside what is [copied](package::COPIED) into it.
const PACKAGE: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "pkg.json",
    "core/Cargo.toml",
    "core/src",
    "wasm/Cargo.toml",
    "wasm/js",
    "wasm/src",
    "wasm-testing",
    "xtask/src/package.rs",
];

/// What the page is made of, beside the package.
const PAGE: [&str; 11] = [
    "package-lock.json",
    "examples/data",
    "examples/atlas/data",
    "examples/atlas/index.html",
    "examples/atlas/package.json",
    "examples/atlas/public",
    "examples/atlas/regions.json",
    "examples/atlas/src",
    "examples/atlas/vite",
    "examples/atlas/vite.config.ts",
    "examples/atlas/words",
];

/// The last that is written of each.
const PACKAGE_BUILT: &str = "pkg/package.json";
const PAGE_BUILT: &str = "examples/atlas/dist/index.html";

/// Builds the page.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let vite = workspace.root.join("node_modules/vite/bin/vite.js");
    let mut build = workspace.program("node", ["--no-warnings"]);
    build.arg(vite).args(["build", "--logLevel", "warn"]).current_dir(workspace.root.join("examples/atlas"));
    run(&mut build)
}

/// Builds the package and the page, as far as they are not there, or older than what they are made of. What is built is said.
pub(crate) fn build_where_stale(workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    if is_stale(root, &made_of(), PACKAGE_BUILT) {
        println!("The page needs the npm package: building it.");
        setup::package(workspace)?;
        package::build(workspace)?;
    }
    build_alone_where_stale(workspace)
}

/// The same with the package as it was last built.
pub(crate) fn build_alone_where_stale(workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    if !root.join(PACKAGE_BUILT).exists() {
        bail!("the page needs the npm package: `cargo xtask package` builds it");
    }
    if is_stale(root, &[&PAGE[..], &[PACKAGE_BUILT]].concat(), PAGE_BUILT) {
        println!("Building the page.");
        if !root.join("node_modules/preact").exists() {
            setup::node_modules(workspace)?;
        }
        build(workspace)?;
    }
    Ok(())
}

/// Everything that the package is made of.
fn made_of() -> Vec<&'static str> {
    PACKAGE.into_iter().chain(package::COPIED.map(|(from, _)| from)).collect()
}

/// Is it not there, or older than something that it is made of?
fn is_stale(root: &Path, made_of: &[&str], built: &str) -> bool {
    let built = root.join(built);
    made_of.iter().any(|part| is_newer(&root.join(part), &built))
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

    use super::{PAGE, is_newer, is_stale, made_of};

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
        let stale = is_stale(&folder, &["a"], "nowhere");
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!([before, after, unbuilt, stale], [false, true, true, true]);
    }

    #[test]
    fn what_both_are_made_of_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for part in made_of().into_iter().chain(PAGE) {
            assert!(root.join(part).exists(), "{part}");
        }
    }
}
