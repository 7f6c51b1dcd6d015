//! On what it was measured.

use std::process::Command;

use serde::Serialize;

/// On what it was measured.
#[derive(Debug, Serialize)]
pub struct Machine {
    /// The processor, as Linux names it.
    pub cpu: String,
    /// How many of it may be used.
    pub cores: usize,
    /// Operating system and architecture.
    pub system: String,
    /// The compiler.
    pub rustc: String,
    /// Node, where the package is measured.
    pub node: Option<String>,
    /// The commit, as git describes it.
    pub commit: Option<String>,
    /// How many programs wanted to run in the last minute, before and after: with more than there are cores, times are too long.
    pub load: [Option<f64>; 2],
}

impl Machine {
    /// This one, before anything is measured.
    #[must_use]
    pub fn here(with_node: bool) -> Self {
        let says = |program: &str, arguments: &[&str]| {
            let said =
                Command::new(program).args(arguments).output().ok().filter(|said| said.status.success())?;
            let said = String::from_utf8(said.stdout).ok()?;
            Some(said.trim().to_owned()).filter(|said| !said.is_empty())
        };
        let facts = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = facts.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
        Self {
            cpu: model.map_or("unknown processor", |(_, name)| name.trim()).to_owned(),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            rustc: says("rustc", &["--version"]).unwrap_or_else(|| "unknown rustc".to_owned()),
            node: if with_node { says("node", &["--version"]) } else { None },
            commit: says("git", &["describe", "--always", "--dirty", "--abbrev=12"]),
            load: [load(), None],
        }
    }
}

/// The programs that want to run, as Linux says it.
#[must_use]
pub fn load() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}
