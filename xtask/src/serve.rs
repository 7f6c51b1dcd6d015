//! The page of `examples/atlas`, served to this machine alone.
//!
//! Nothing but the files of a few folders goes out, and only those of a kind that a page is made of.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// What may be asked for.
const FOLDERS: [&str; 3] = ["examples/atlas", "examples/data", "pkg"];

/// Where the page is; the top leads there.
const PAGE: &str = "/examples/atlas/";

/// The kinds of files of a page.
const TYPES: [(&str, &str); 7] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
];

/// Sent with every file. The first is what the page asks of itself too; only `frame-ancestors` has to come from a server.
const HEADERS: &str = "\
Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; \
base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'\r
X-Content-Type-Options: nosniff\r
Referrer-Policy: no-referrer\r
Cross-Origin-Resource-Policy: same-origin\r
Cache-Control: no-cache\r
";

/// The port that is taken when it is free; otherwise any that is.
const PORT: u16 = 8017;

/// A request may be so long, …
const MAX_REQUEST: u64 = 16 * 1024;
/// … and take so long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until the program is ended.
pub(crate) fn run(root: &Path) -> Result<()> {
    let root = root.canonicalize().context("the top folder cannot be found")?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, PORT))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("no port can be opened on this machine")?;
    println!("http://{}{PAGE}", listener.local_addr()?);
    println!("Ctrl-C ends it.");
    for stream in listener.incoming() {
        let root = root.clone();
        // a browser may hold a connection open and ask nothing: the others do not wait for it
        if let Ok(stream) = stream {
            thread::spawn(move || serve(&root, &stream));
        }
    }
    Ok(())
}

/// One request, one answer. A browser that goes away is no error of ours.
fn serve(root: &Path, stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.take(MAX_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // the headers are read, so that the browser does not see its connection broken, and change nothing
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut stream = stream;
    stream.write_all(&Answer::to(root, &request).into_bytes())
}

/// What goes back.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File { kind: &'static str, bytes: Vec<u8>, with_body: bool },
    Elsewhere,
    Missing,
    NotAllowed,
}

impl Answer {
    /// To the first line of a request: `GET /examples/atlas/ HTTP/1.1`.
    fn to(root: &Path, request: &str) -> Self {
        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if method != "GET" && method != "HEAD" {
            return Self::NotAllowed;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if path == "/" || path == PAGE.trim_end_matches('/') {
            return Self::Elsewhere;
        }
        let found = find(root, path).and_then(|(kind, file)| Some((kind, fs::read(file).ok()?)));
        found.map_or(Self::Missing, |(kind, bytes)| Self::File { kind, bytes, with_body: method == "GET" })
    }

    fn into_bytes(self) -> Vec<u8> {
        let (status, kind, more, body, with_body) = match self {
            Self::File { kind, bytes, with_body } => ("200 OK", kind, String::new(), bytes, with_body),
            Self::Elsewhere => ("302 Found", "text/plain", format!("Location: {PAGE}\r\n"), Vec::new(), true),
            Self::Missing => {
                ("404 Not Found", "text/plain", String::new(), b"There is no such file.\n".to_vec(), true)
            }
            Self::NotAllowed => {
                ("405 Method Not Allowed", "text/plain", "Allow: GET, HEAD\r\n".to_owned(), Vec::new(), true)
            }
        };
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{HEADERS}{more}Connection: close\r\n\r\n"
        );
        let mut bytes = head.into_bytes();
        if with_body {
            bytes.extend(body);
        }
        bytes
    }
}

/// The file that a path means, and its kind; nothing for what is not to be had.
fn find(root: &Path, path: &str) -> Option<(&'static str, PathBuf)> {
    let path = path.strip_prefix('/')?;
    let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    // no name of ours has another letter in it or begins with a dot: so nothing leads out, however it is written
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    if !path.split('/').all(|name| !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)) {
        return None;
    }
    let folder =
        FOLDERS.iter().find(|folder| path.strip_prefix(*folder).is_some_and(|rest| rest.starts_with('/')))?;
    let kind = Path::new(&path).extension()?;
    let (_, kind) = TYPES.iter().find(|(extension, _)| kind == *extension)?;
    // nor does a link in a folder
    let file = root.join(&path).canonicalize().ok()?;
    let folder = root.join(folder).canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some((*kind, file))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, TcpListener, TcpStream};
    use std::path::Path;

    use super::{Answer, serve};

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
    }

    fn get(path: &str) -> Answer {
        Answer::to(root(), &format!("GET {path} HTTP/1.1"))
    }

    fn kind(path: &str) -> &'static str {
        match get(path) {
            Answer::File { kind, .. } => kind,
            other => panic!("{path}: {other:?}"),
        }
    }

    #[test]
    fn files_come_with_their_kind() {
        assert_eq!(kind("/examples/atlas/"), "text/html; charset=utf-8");
        assert_eq!(kind("/examples/atlas/index.html?again#here"), "text/html; charset=utf-8");
        assert_eq!(kind("/examples/atlas/style.css"), "text/css; charset=utf-8");
        assert_eq!(kind("/examples/atlas/main.js"), "text/javascript; charset=utf-8");
        assert_eq!(kind("/examples/atlas/words/nl.json"), "application/json");
        assert_eq!(kind("/examples/atlas/icon.svg"), "image/svg+xml");
        assert_eq!(kind("/examples/data/zuid-west-vlaanderen-2019.json"), "application/json");
    }

    #[test]
    fn the_top_leads_to_the_page() {
        for path in ["/", "/?x", "/examples/atlas"] {
            assert_eq!(get(path), Answer::Elsewhere, "{path}");
        }
    }

    #[test]
    fn nothing_else_is_to_be_had() {
        let paths = [
            "",
            "examples/atlas/index.html",
            "//examples/atlas/index.html",
            "http://127.0.0.1/examples/atlas/index.html",
            "/Cargo.toml",
            "/README.md",
            "/examples/",
            "/examples/who_directs.rs",
            "/examples/atlasses/index.html",
            "/examples/data/",
            "/examples/data/README.md",
            "/examples/atlas/words",
            "/examples/atlas/words/",
            "/examples/atlas/nowhere.html",
            "/examples/atlas/../../pkg.json",
            "/examples/atlas/%2e%2e/%2e%2e/pkg.json",
            "/examples/atlas/..%2f..%2fpkg.json",
            "/examples/atlas/..\\..\\pkg.json",
            "/examples/atlas/./index.html",
            "/examples/atlas//index.html",
            "/examples/atlas/index.html/",
            "/examples/atlas/index.html%00.css",
            "/pkg/../package.json",
            "/.git/config",
            "/etc/passwd",
        ];
        for path in paths {
            assert_eq!(get(path), Answer::Missing, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_of_its_folder() {
        let root = std::env::temp_dir().join(format!("regie-serve-{}", std::process::id()));
        let folder = root.join("examples/data");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(root.join("secret.json"), "{}").unwrap();
        std::fs::write(folder.join("open.json"), "{}").unwrap();
        std::os::unix::fs::symlink(root.join("secret.json"), folder.join("link.json")).unwrap();
        let root = root.canonicalize().unwrap();
        let [open, link] = ["open", "link"]
            .map(|name| Answer::to(&root, &format!("GET /examples/data/{name}.json HTTP/1.1")));
        std::fs::remove_dir_all(&root).unwrap();
        assert!(matches!(open, Answer::File { .. }), "{open:?}");
        assert_eq!(link, Answer::Missing);
    }

    #[test]
    fn only_reading_is_allowed() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get", ""] {
            assert_eq!(
                Answer::to(root(), &format!("{method} /examples/atlas/ HTTP/1.1")),
                Answer::NotAllowed
            );
        }
    }

    /// What comes back over a connection.
    fn ask(request: &[u8]) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || serve(root(), &listener.accept().unwrap().0));
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        server.join().unwrap().unwrap();
        answer
    }

    #[test]
    fn an_answer_has_a_head_and_a_body() {
        let page = include_str!("../../examples/atlas/index.html");
        let answer = ask(b"GET /examples/atlas/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{head}");
        assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", page.len())), "{head}");
        assert!(head.contains("\r\nX-Content-Type-Options: nosniff\r\n"), "{head}");
        assert_eq!(body, page);

        let head_alone = ask(b"HEAD /examples/atlas/ HTTP/1.1\r\n\r\n");
        assert_eq!(head_alone, format!("{head}\r\n\r\n"));
        assert!(ask(b"GET / HTTP/1.1\r\n\r\n").contains("\r\nLocation: /examples/atlas/\r\n"));
        assert!(ask(b"").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn the_page_asks_of_itself_what_the_server_asks() {
        let page = include_str!("../../examples/atlas/index.html");
        let (_, policy) = super::HEADERS.split_once("Content-Security-Policy: ").unwrap();
        let (policy, _) = policy.split_once('\r').unwrap();
        assert!(page.contains(&format!("content=\"{}\"", policy.replace(" frame-ancestors 'none';", ""))));
    }
}
