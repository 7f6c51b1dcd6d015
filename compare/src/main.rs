//! regie beside others on the same generated landscape: `cargo xtask compare` builds and runs it.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, ValueEnum};
use regie_compare::report::{Other, Plan, process};

/// regie, ascent and `DuckDB` on the same landscape; yes or no by Cedar and regorus, of what they are handed; the assignments as Arrow record batches that `DataFusion` reads.
#[derive(Parser)]
#[command(name = "cargo xtask compare")]
struct Arguments {
    /// How many in a hundred of all of Flanders.
    #[arg(long, default_value = "10", value_parser = clap::value_parser!(u32).range(1..=100))]
    scale: u32,
    /// With these alone.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Other>,
    /// A Python that has the wheel of `DuckDB`.
    #[arg(long)]
    python: Option<PathBuf>,
    /// The program of the parts.
    #[arg(long)]
    arrow: Option<PathBuf>,
    /// Where documents, facts and answers go.
    #[arg(long, default_value = "target/compare/run")]
    folder: PathBuf,
    /// A process of its own: this part alone.
    #[arg(long, hide = true)]
    process: Option<String>,
}

fn main() -> Result<()> {
    let Arguments { scale, only, python, arrow, folder, process: part } = Arguments::parse();
    if let Some(part) = part {
        return process(&part, &folder);
    }
    let others = if only.is_empty() { Other::value_variants().to_vec() } else { only };
    Plan { percent: scale, others, python, arrow, folder }.run()
}
