//! A journal in a file: JSON Lines, appended to.
//!
//! | what happens | what is done |
//! |---|---|
//! | an entry is appended | its line is written and the file synchronised; only then it is acknowledged |
//! | the program or the machine stops in the middle | whoever uses the file next cuts off the beginning of a line at its end, or gives a whole line its line end |
//! | the disk is full in the middle | the file is cut to where it was |
//! | something is erased | all lines are written to a new file, which is synchronised and takes the place of the old one: at every moment there is one whole journal |
//! | others write too | each holds a lock while it reads or writes: on a file beside the journal, since the journal itself may be replaced |
//!
//! Nothing is remembered between two appends: where the file ends is read from the file. That is quick beside what it takes to synchronise it, and is right whatever others, or a failed append, have done to it.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use regie::{Entry, Head, Journal, NotStored, Store};

/// A journal in a file.
#[derive(Debug)]
pub struct FileStore {
    path: PathBuf,
    /// Beside the journal: who holds its lock reads and writes.
    lock: File,
    torn: Option<Torn>,
}

/// What was cut off the end of the file: the writing of a line had been broken off. It was never acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Torn {
    /// The line, from 1.
    pub line: u32,
    /// How many bytes stayed.
    pub kept_bytes: u64,
    /// What was cut off.
    pub dropped: Vec<u8>,
}

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// It cannot be read or written.
    #[error("{}: {why}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// Its end is no line of a journal, nor the beginning of one: somebody else wrote to it. Nothing was cut off.
    #[error("{}: line {line}: {why}", path.display())]
    Line {
        /// Which file.
        path: PathBuf,
        /// Which line, from 1; 0 where it has no number.
        line: u32,
        /// What is wrong with it.
        why: String,
    },
}

/// The file of a journal, as long as nobody else has it.
struct Held<'s> {
    lock: &'s File,
    file: File,
    /// Where its last whole line ends.
    end: u64,
    head: Head,
    torn: Option<Torn>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        // closing the file gives it up too
        let _ = self.lock.unlock();
    }
}

impl FileStore {
    /// Opens a file, or makes one that is empty. The beginning of a line at its end is cut off, which [`torn`](FileStore::torn) tells.
    ///
    /// # Errors
    /// [`FileError`] when the file cannot be made, read or written, or ends with something that is not of a journal.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, FileError> {
        let path = path.as_ref();
        let io = |why| FileError::Io { path: path.to_path_buf(), why };
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Ok(file) => file.sync_all().and_then(|()| sync_folder(path)).map_err(io)?,
            Err(why) if why.kind() == ErrorKind::AlreadyExists => {}
            Err(why) => return Err(io(why)),
        }
        // what replaces it has to stand where it really is
        let path = path.canonicalize().map_err(io)?;
        let beside = beside(&path, ".lock");
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&beside);
        let lock = lock.map_err(|why| FileError::Io { path: beside, why })?;
        let mut store = Self { path, lock, torn: None };
        let torn = store.hold()?.torn.take();
        store.torn = torn;
        Ok(store)
    }

    /// What was cut off when the file was opened, if anything was.
    #[must_use]
    pub fn torn(&self) -> Option<&Torn> {
        self.torn.as_ref()
    }

    fn io(&self, why: io::Error) -> FileError {
        FileError::Io { path: self.path.clone(), why }
    }

    fn bad_line(&self, line: u32, why: &impl ToString) -> FileError {
        FileError::Line { path: self.path.clone(), line, why: why.to_string() }
    }

    /// Waits until nobody else has the file, and sees to its end.
    fn hold(&self) -> Result<Held<'_>, FileError> {
        self.lock.lock().map_err(|why| self.io(why))?;
        let file = OpenOptions::new().read(true).write(true).open(&self.path);
        let mut held = match file {
            Ok(file) => Held { lock: &self.lock, file, end: 0, head: Head::START, torn: None },
            Err(why) => {
                let _ = self.lock.unlock();
                return Err(self.io(why));
            }
        };
        // of somebody who was stopped before it took the place of the journal; it may hold what is erased by now
        match fs::remove_file(beside(&self.path, ".new")) {
            Err(why) if why.kind() != ErrorKind::NotFound => return Err(self.io(why)),
            _ => {}
        }
        self.heal(&mut held)?;
        Ok(held)
    }

    /// Finds out where the last whole line ends. A line that lacks only its end gets it; the beginning of one is cut off.
    fn heal(&self, held: &mut Held<'_>) -> Result<(), FileError> {
        let ending = Ending::read(&mut held.file).map_err(|why| self.io(why))?;
        held.end = ending.start;
        if let Some(line) = &ending.last_line {
            let entry = Entry::from_json(&String::from_utf8_lossy(line));
            held.head = entry.map_err(|problems| self.bad_line(0, &problems))?.head();
        }
        if ending.piece.is_empty() {
            return Ok(());
        }
        let line = held.head.seq.saturating_add(1);
        // where the machine stopped, the file may have got its new length and not its bytes
        let written = ending.piece.trim_ascii_nul();
        let opened =
            Journal::open_after(held.head, written).map_err(|bad| self.bad_line(line, &bad.wrong))?;
        if let Some(entry) = opened.journal.entries().last() {
            held.head = entry.head();
            held.end += length(written);
            held.write(b"\n").map_err(|why| self.io(why))
        } else {
            held.torn = Some(Torn { line, kept_bytes: held.end, dropped: ending.piece });
            held.cut().map_err(|why| self.io(why))
        }
    }

    /// Writes all lines anew, one of them as it is from now on, with one more.
    fn replace(&self, held: &mut Held<'_>, erased: &Entry, entry: &Entry) -> Result<(), FileError> {
        let lines = held.read_lines().map_err(|why| self.io(why))?;
        let seq = erased.seq;
        let start = seq.checked_sub(1).and_then(|before| start_of_line_after(&lines, before));
        let (before, rest) = start.and_then(|start| lines.split_at_checked(start)).unwrap_or((&lines, b""));
        let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let old = Entry::from_json(&String::from_utf8_lossy(line));
        let old = old.map_err(|problems| self.bad_line(seq, &problems))?;
        if old.head() != erased.head() {
            return Err(self.bad_line(seq, &"it is not the event from which something is to be erased"));
        }
        let after = rest.get(line.len() + 1..).unwrap_or_default();
        let (erased, entry) = (erased.to_json(), entry.to_json());
        let parts = [before, erased.as_bytes(), b"\n", after, entry.as_bytes(), b"\n"];
        let new = beside(&self.path, ".new");
        let written = write_new(&new, &parts, &held.file).and_then(|()| fs::rename(&new, &self.path));
        if let Err(why) = written {
            // whoever is next does it, if this one cannot
            let _ = fs::remove_file(&new);
            return Err(self.io(why));
        }
        sync_folder(&self.path).map_err(|why| self.io(why))
    }
}

impl Held<'_> {
    /// All whole lines.
    fn read_lines(&mut self) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(0))?;
        let mut lines = Vec::new();
        (&self.file).take(self.end).read_to_end(&mut lines)?;
        Ok(lines)
    }

    /// Adds bytes after the last whole line, for good; or leaves the file as it was.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end))?;
        let written = self.file.write_all(bytes).and_then(|()| self.file.set_len(self.end + length(bytes)));
        if let Err(why) = written.and_then(|()| self.file.sync_data()) {
            // whoever is next does it, if this one cannot
            let _ = self.cut();
            return Err(why);
        }
        Ok(())
    }

    /// Cuts the file after its last whole line.
    fn cut(&self) -> io::Result<()> {
        self.file.set_len(self.end)?;
        self.file.sync_data()
    }
}

impl Store for FileStore {
    type Error = FileError;

    fn lines_after(&mut self, seq: u32) -> Result<Vec<u8>, FileError> {
        let mut held = self.hold()?;
        let mut lines = held.read_lines().map_err(|why| self.io(why))?;
        let start = start_of_line_after(&lines, seq).unwrap_or(lines.len());
        Ok(lines.split_off(start))
    }

    fn append(
        &mut self,
        after: Head,
        entry: &Entry,
        erased: Option<&Entry>,
    ) -> Result<(), NotStored<FileError>> {
        let mut held = self.hold()?;
        if held.head != after {
            return Err(NotStored::Conflict { head: held.head });
        }
        match erased {
            Some(erased) => self.replace(&mut held, erased, entry)?,
            None => held.write((entry.to_json() + "\n").as_bytes()).map_err(|why| self.io(why))?,
        }
        Ok(())
    }
}

/// How a file ends.
struct Ending {
    /// The last line that has its end, without it.
    last_line: Option<Vec<u8>>,
    /// Where that line's end is behind us.
    start: u64,
    /// What stands after it.
    piece: Vec<u8>,
}

impl Ending {
    /// Reads back from the end, as far as it takes.
    fn read(file: &mut File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        let mut size = 16 * 1024;
        loop {
            let from = length.saturating_sub(size);
            file.seek(SeekFrom::Start(from))?;
            let mut bytes = Vec::new();
            (&*file).take(length - from).read_to_end(&mut bytes)?;
            let is_end = |byte: &u8| *byte == b'\n';
            let end = bytes.iter().rposition(is_end);
            let before = end.and_then(|end| bytes.get(..end)?.iter().rposition(is_end));
            if from > 0 && before.is_none() {
                size *= 2;
                continue;
            }
            let Some(end) = end else {
                return Ok(Self { last_line: None, start: 0, piece: bytes });
            };
            let piece = bytes.split_off(end + 1);
            let last_line = bytes.get(before.map_or(0, |before| before + 1)..end).map(<[u8]>::to_vec);
            return Ok(Self { last_line, start: length - self::length(&piece), piece });
        }
    }
}

/// What a machine leaves behind that has stopped.
trait TrimNul {
    fn trim_ascii_nul(&self) -> &[u8];
}

impl TrimNul for Vec<u8> {
    fn trim_ascii_nul(&self) -> &[u8] {
        let end = self.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        self.get(..end).unwrap_or_default()
    }
}

/// Where the line after so many lines begins, if there are so many.
fn start_of_line_after(lines: &[u8], count: u32) -> Option<usize> {
    let Some(nth) = count.checked_sub(1) else { return Some(0) };
    let mut ends = lines.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    ends.nth(usize::try_from(nth).ok()?).map(|(end, _)| end + 1)
}

fn write_new(path: &Path, parts: &[&[u8]], old: &File) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.set_permissions(old.metadata()?.permissions())?;
    for part in parts {
        file.write_all(part)?;
    }
    file.sync_all()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// That a file is there under its name is known to its folder: that too has to outlive the machine.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Elsewhere folders cannot be synchronised, and need not be.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
