//! The parts together, asked by `DataFusion`, and held against what one atlas of everything counts.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use datafusion::arrow::array::{
    Array, ArrayRef, Int64Array, RecordBatch, StringArray, StringDictionaryBuilder,
};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Field, Int32Type, Schema};
use datafusion::arrow::ipc::reader::StreamReader;
use datafusion::datasource::MemTable;
use datafusion::prelude::{SessionConfig, SessionContext};
use regie::{Atlas, Filter, Landscape, Options};
use regie_compare::answer::Answer;
use regie_compare::world::World;

use crate::batches::{dictionary, schema};
use crate::part_file;

/// The number of roles at each level: the level stands with the area, in a table of its own.
const QUERY: &str = "SELECT arrow_cast(areas.level, 'Utf8') AS level, arrow_cast(assignments.role, 'Utf8') AS role, count(*) AS count \
     FROM assignments JOIN areas ON assignments.area = areas.area GROUP BY areas.level, assignments.role";

/// Level and role with their count.
type Counted = BTreeMap<(String, String), u64>;

/// Reads the parts, asks, and compares.
pub(crate) fn run(folder: &Path, parts: usize) -> Result<Answer> {
    let world = World::read(folder)?;
    let (landscape, rules) = world.documents()?;
    let mut answer = Answer::of(&format!("DataFusion {}", datafusion::DATAFUSION_VERSION));
    let batches = answer.time("reading", || read(folder, parts))?;
    let rows: u64 = batches.iter().flatten().map(|batch| batch.num_rows() as u64).sum();
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let counted = answer.time("answering", || runtime.block_on(ask(batches, areas(&landscape)?)))?;
    answer.weigh();

    let atlas = Atlas::from_json(&world.landscape_json, &world.rule_book_json, &Options::default())?;
    let whole = atlas.count(&Filter::default())? as u64;
    ensure!(rows == whole, "the parts have {rows} assignments together, and one atlas of everything {whole}");
    for level in &rules.levels {
        for role in &rules.roles {
            let (level, role) = (level.id.as_str(), role.id.as_str());
            let filter = Filter { level: Some(level), role: Some(role), ..Filter::default() };
            let expected = atlas.count(&filter)? as u64;
            let found = counted.get(&(level.to_owned(), role.to_owned())).copied().unwrap_or_default();
            ensure!(
                found == expected,
                "`{role}` at level `{level}`: DataFusion finds {found}, and regie counts {expected}"
            );
        }
    }
    answer.asked = counted.len();
    Ok(answer)
}

/// A partition a part.
fn read(folder: &Path, parts: usize) -> Result<Vec<Vec<RecordBatch>>> {
    let part = |number| -> Result<Vec<RecordBatch>> {
        let file = part_file(folder, number);
        let stream = File::open(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        Ok(StreamReader::try_new_buffered(stream, None)?.collect::<Result<_, _>>()?)
    };
    (0..parts).map(part).collect()
}

/// Areas with their levels.
fn areas(landscape: &Landscape) -> Result<RecordBatch> {
    let [mut areas, mut levels] = [(); 2].map(|()| StringDictionaryBuilder::<Int32Type>::new());
    for area in &landscape.areas {
        areas.append(area.id.as_str())?;
        levels.append(area.level.as_str())?;
    }
    let fields = ["area", "level"].map(|name| Field::new(name, dictionary(), false));
    let columns: Vec<ArrayRef> = vec![Arc::new(areas.finish()), Arc::new(levels.finish())];
    Ok(RecordBatch::try_new(Arc::new(Schema::new(fields.to_vec())), columns)?)
}

async fn ask(parts: Vec<Vec<RecordBatch>>, areas: RecordBatch) -> Result<Counted> {
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1));
    context.register_table("assignments", Arc::new(MemTable::try_new(schema(), parts)?))?;
    context.register_batch("areas", areas)?;
    let mut counted = Counted::new();
    for batch in context.sql(QUERY).await?.collect().await? {
        let text = |name: &str| -> Result<ArrayRef> {
            Ok(cast(batch.column_by_name(name).context("a column is missing")?, &DataType::Utf8)?)
        };
        let (levels, roles) = (text("level")?, text("role")?);
        let counts = batch.column_by_name("count").context("a column is missing")?;
        let (Some(levels), Some(roles), Some(counts)) = (
            levels.as_any().downcast_ref::<StringArray>(),
            roles.as_any().downcast_ref::<StringArray>(),
            counts.as_any().downcast_ref::<Int64Array>(),
        ) else {
            anyhow::bail!("columns of other types than asked for");
        };
        for row in 0..batch.num_rows() {
            let key = (levels.value(row).to_owned(), roles.value(row).to_owned());
            counted.insert(key, u64::try_from(counts.value(row))?);
        }
    }
    Ok(counted)
}
