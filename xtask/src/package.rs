//! The npm package, in `pkg/`: one ES module for Node, browsers and bundlers; and in `pkg/slim/` another, for pages that ask little.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::command::run;
use crate::workspace::Workspace;

/// The module, as `node.js` names it too.
pub(crate) const MODULE: &str = "regie_wasm_bg.wasm";

/// The same as text, as `inline.js` names it too.
const INLINED: &str = "inlined.js";

/// Where the version goes in `pkg.json`.
const VERSION: &str = "{version}";

/// Scripts that the slim module does without, and the one that it alone has: there it is `index.js`.
const FULL: [&str; 11] = [
    "asked.js",
    "index.js",
    "inline.js",
    "processes.js",
    "questions.js",
    "refused.js",
    "register.js",
    "store.js",
    "tables.js",
    "telling.js",
    "words.js",
];
const SLIM: &str = "slim.js";

/// What is copied as it is: the file of the repository, and its name in the package. The scripts of `wasm/js` are, too.
pub(crate) const COPIED: [(&str, &str); 19] = [
    ("wasm/types.ts", "index.d.ts"),
    ("wasm/slim.ts", "slim.d.ts"),
    ("wasm/register.ts", "register.d.ts"),
    ("wasm/signals.ts", "signals.d.ts"),
    ("wasm/processes.ts", "processes.d.ts"),
    ("wasm/events.ts", "events.d.ts"),
    ("wasm/store.ts", "store.d.ts"),
    ("wasm/README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    // not in the module: to be loaded where they are needed
    ("core/src/presets/flanders/areas.json", "data/flanders-areas.json"),
    ("core/src/presets/flanders/regions.json", "data/flanders-regions.json"),
    ("core/src/presets/flanders/associations.json", "data/flanders-associations.json"),
    ("core/src/presets/flanders/local_governments.json", "data/flanders-local-governments.json"),
    // what they are for the compiler of TypeScript, and where they come from
    ("wasm/set.d.ts", "data/set.d.ts"),
    ("core/src/presets/flanders/SOURCES.md", "data/SOURCES.md"),
    // the languages, which are not in the module either
    ("core/src/words/nl.json", "words/nl.json"),
    ("core/src/words/en.json", "words/en.json"),
    ("wasm/language.d.ts", "words/language.d.ts"),
];

/// What the compiler of Rust uses of WebAssembly, and so the optimizer may.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How the optimizer makes the module smaller. What is left out makes the module itself smaller by a trifle, and what is sent larger: functions that are
/// merged into the only one that calls them, and common parts that are kept in further variables (together 131 kB in brotli where 124 are enough).
const OPTIMIZATIONS: [&str; 4] =
    ["-Oz", "--converge", "--one-caller-inline-max-function-size=0", "--skip-pass=local-cse"];

/// Builds the package.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let package = workspace.root.join("pkg");
    if package.exists() {
        fs::remove_dir_all(&package).context("pkg/ cannot be emptied")?;
    }
    let slim = package.join("slim");
    module(workspace, &[], &package)?;
    module(workspace, &["--no-default-features"], &slim)?;
    inline(&package)?;
    for script in scripts_in(&workspace.root.join("wasm/js"))? {
        let name = script.file_name().context("a script has no name")?.to_string_lossy().into_owned();
        for place in places(&name) {
            fs::copy(&script, package.join(place)).context("a script cannot be copied")?;
        }
    }
    for folder in ["data", "words"] {
        fs::create_dir(package.join(folder)).with_context(|| format!("pkg/{folder}/ cannot be made"))?;
    }
    crate::testing::build(workspace, &package)?;
    for (from, to) in COPIED {
        fs::copy(workspace.root.join(from), package.join(to))
            .with_context(|| format!("{from} cannot be copied"))?;
    }
    let manifest = fs::read_to_string(workspace.root.join("pkg.json")).context("pkg.json cannot be read")?;
    Ok(fs::write(package.join("package.json"), stamp(&manifest, &workspace.version)?)?)
}

/// Where a script goes in the package.
fn places(name: &str) -> Vec<String> {
    let slim = |name: &str| format!("slim/{name}");
    match name {
        SLIM => vec![slim("index.js")],
        _ if FULL.contains(&name) => vec![name.to_owned()],
        _ => vec![name.to_owned(), slim(name)],
    }
}

/// A module and its glue, in a folder.
fn module(workspace: &Workspace, features: &[&str], folder: &Path) -> Result<()> {
    generate(&compile(workspace, features)?, folder)?;
    optimize(workspace, &folder.join(MODULE))
}

/// The module as the compiler leaves it.
fn compile(workspace: &Workspace, features: &[&str]) -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let build = ["build", "--package", "regie-wasm", "--profile", "wasm", "--target", target];
    run(workspace.cargo(build).args(features))?;
    Ok(workspace.target.join(target).join("wasm/regie_wasm.wasm"))
}

/// The glue: the JavaScript around the module.
pub(crate) fn generate(module: &Path, package: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(false)
        // the entries say where the module is: one of them has no file beside it
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(package)
        .context("the glue cannot be generated")
}

/// Makes the module smaller.
pub(crate) fn optimize(workspace: &Workspace, module: &Path) -> Result<()> {
    let mut optimizer = workspace.program("node", ["node_modules/binaryen/bin/wasm-opt"]);
    run(optimizer.args(WASM_FEATURES).args(OPTIMIZATIONS).arg(module).arg("-o").arg(module))
}

/// Writes the module down as text, in a script.
pub(crate) fn inline(package: &Path) -> Result<()> {
    let module = fs::read(package.join(MODULE)).context("the module cannot be read")?;
    let script = format!("export const MODULE = \"{}\";\n", STANDARD.encode(module));
    fs::write(package.join(INLINED), script).context("the module cannot be written as text")
}

/// The manifest with the version of the crate: there is one place for it.
fn stamp(manifest: &str, version: &str) -> Result<String> {
    if manifest.matches(VERSION).count() != 1 {
        bail!("pkg.json does not have `{VERSION}` once, for the version of Cargo.toml");
    }
    let manifest = manifest.replace(VERSION, version);
    serde_json::from_str::<Value>(&manifest).context("pkg.json is not JSON")?;
    Ok(manifest)
}

/// The scripts of a folder, sorted by name.
pub(crate) fn scripts_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut scripts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            scripts.push(path);
        }
    }
    scripts.sort();
    Ok(scripts)
}

#[cfg(test)]
mod tests {
    use super::{FULL, INLINED, MODULE, SLIM, places, stamp};

    #[test]
    fn the_version_is_stamped_into_the_manifest() {
        let stamped = stamp(include_str!("../../pkg.json"), "1.2.3").unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&stamped).unwrap();
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["name"], "regie-wasm");
    }

    #[test]
    fn a_manifest_without_a_place_for_it_is_refused() {
        assert!(stamp(r#"{"version": "9.9.9"}"#, "1.2.3").is_err());
        assert!(stamp(r#"{"version": "{version}""#, "1.2.3").is_err());
    }

    #[test]
    fn the_entries_name_the_module() {
        assert!(include_str!("../../wasm/js/node.js").contains(MODULE));
        assert!(include_str!("../../wasm/js/browser.js").contains(MODULE));
        assert!(include_str!("../../wasm/js/inline.js").contains(INLINED));
    }

    #[test]
    fn a_script_goes_to_the_modules_that_use_it() {
        assert_eq!(places("atlas.js"), ["atlas.js", "slim/atlas.js"]);
        assert_eq!(places("questions.js"), ["questions.js"]);
        assert_eq!(places(SLIM), ["slim/index.js"]);
        let scripts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../wasm/js");
        assert!(FULL.iter().chain([&SLIM]).all(|name| scripts.join(name).exists()));
    }
}
