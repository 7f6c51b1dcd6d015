//! Assignments as Arrow record batches: every column a dictionary of ids.

use std::io::Write;
use std::sync::Arc;

use anyhow::Result;
use datafusion::arrow::array::{ArrayRef, RecordBatch, StringDictionaryBuilder};
use datafusion::arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef};
use datafusion::arrow::ipc::writer::StreamWriter;
use regie::{Atlas, Decision};

/// Rows of a batch, as near as whole decisions come to it.
const ROWS: usize = 1 << 18;

/// Ids as numbers, with a dictionary.
pub(crate) fn dictionary() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// An assignment, column by column; `rules` has the ids of all rules that give it, with a space between.
pub(crate) fn schema() -> SchemaRef {
    let columns = ["challenge", "seat", "area", "role", "stakeholder", "strength", "rules"];
    Arc::new(Schema::new(columns.map(|name| Field::new(name, dictionary(), false)).to_vec()))
}

type Column = StringDictionaryBuilder<Int32Type>;

/// A batch that grows.
#[derive(Default)]
struct Batch {
    columns: [Column; 7],
    rows: usize,
}

impl Batch {
    /// All assignments of a decision, segment by segment.
    fn add(&mut self, decision: &Decision<'_>) -> Result<()> {
        let [challenge, seats, areas, roles, stakeholders, strengths, rules] = &mut self.columns;
        for seat in decision.seats() {
            for segment in seat.segments() {
                let count = segment.len();
                challenge.append_values(decision.challenge().as_str(), count);
                seats.append_values(seat.area().as_str(), count);
                areas.append_values(segment.area().as_str(), count);
                roles.append_values(segment.role().as_str(), count);
                strengths.append_values(segment.strength().as_str(), count);
                let because: Vec<&str> = segment.because().map(regie::Id::as_str).collect();
                rules.append_values(because.join(" "), count);
                for stakeholder in segment.stakeholders() {
                    stakeholders.append(stakeholder.as_str())?;
                }
                self.rows += count;
            }
        }
        Ok(())
    }

    /// What has been gathered; empty afterwards.
    fn take(&mut self) -> Result<RecordBatch> {
        self.rows = 0;
        let columns = self.columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
        Ok(RecordBatch::try_new(schema(), columns)?)
    }
}

/// Sweeps an atlas into a stream of batches; gives back the number of rows.
pub(crate) fn write(atlas: &Atlas, to: impl Write) -> Result<u64> {
    let mut writer = StreamWriter::try_new_buffered(to, &schema())?;
    let mut batch = Batch::default();
    let mut written = 0;
    let mut result = Ok(());
    let mut visit = |decision: &Decision<'_>| -> Result<()> {
        batch.add(decision)?;
        if batch.rows >= ROWS {
            written += batch.rows as u64;
            writer.write(&batch.take()?)?;
        }
        Ok(())
    };
    atlas.sweep(|decision| {
        if result.is_ok() {
            result = visit(decision);
        }
    });
    result?;
    written += batch.rows as u64;
    writer.write(&batch.take()?)?;
    writer.finish()?;
    Ok(written)
}
