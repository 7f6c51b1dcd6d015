//! The page of `examples/atlas`, served to this machine alone.
//!
//! Nothing but the files of the built page goes out, and only those of a kind that a page is made of.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// What may be asked for: the page as `page::build` leaves it.
const FOLDER: &str = "examples/atlas/dist";

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
/// Images may come from `blob:`, for pictures that the page saves as PNG: see `examples/atlas/vite/policy.ts`.
const HEADERS: &str = "\
Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
trusted-types regie\r
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
    let folder = root.join(FOLDER).canonicalize().context("the page is not built")?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, PORT))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("no port can be opened on this machine")?;
    println!("http://{}/", listener.local_addr()?);
    println!("Ctrl-C ends it.");
    for stream in listener.incoming() {
        let folder = folder.clone();
        // a browser may hold a connection open and ask nothing: the others do not wait for it
        if let Ok(stream) = stream {
            thread::spawn(move || serve(&folder, &stream));
        }
    }
    Ok(())
}

/// One request, one answer. A browser that goes away is no error of ours.
fn serve(folder: &Path, stream: &TcpStream) -> io::Result<()> {
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
    stream.write_all(&Answer::to(folder, &request).into_bytes())
}

/// What goes back.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File { kind: &'static str, bytes: Vec<u8>, with_body: bool },
    Missing,
    NotAllowed,
}

impl Answer {
    /// To the first line of a request: `GET /index.html HTTP/1.1`.
    fn to(folder: &Path, request: &str) -> Self {
        let mut words = request.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if method != "GET" && method != "HEAD" {
            return Self::NotAllowed;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let found = find(folder, path).and_then(|(kind, file)| Some((kind, fs::read(file).ok()?)));
        found.map_or(Self::Missing, |(kind, bytes)| Self::File { kind, bytes, with_body: method == "GET" })
    }

    fn into_bytes(self) -> Vec<u8> {
        let (status, kind, more, body, with_body) = match self {
            Self::File { kind, bytes, with_body } => ("200 OK", kind, String::new(), bytes, with_body),
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
fn find(folder: &Path, path: &str) -> Option<(&'static str, PathBuf)> {
    let path = path.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    // no name of ours has another letter in it or begins with a dot: so nothing leads out, however it is written
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    if !path.split('/').all(|name| !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)) {
        return None;
    }
    let kind = Path::new(path).extension()?;
    let (_, kind) = TYPES.iter().find(|(extension, _)| kind == *extension)?;
    // nor does a link in the folder
    let file = folder.join(path).canonicalize().ok()?;
    (file.starts_with(folder.canonicalize().ok()?) && file.is_file()).then_some((*kind, file))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, TcpListener, TcpStream};
    use std::path::PathBuf;

    use super::{Answer, serve};

    /// A page, and a file beside its folder that is no part of it.
    struct Page(PathBuf);

    impl Page {
        fn new(name: &str) -> Self {
            let top = std::env::temp_dir().join(format!("regie-serve-{name}-{}", std::process::id()));
            let page = Self(top);
            fs::create_dir_all(page.folder().join("assets/words")).unwrap();
            for (file, text) in [
                ("index.html", "<!doctype html>"),
                ("icon.svg", "<svg/>"),
                ("notes.txt", "not a part of a page"),
                (".hidden.html", "hidden"),
                ("assets/index-x_1.js", ""),
                ("assets/index.css", ""),
                ("assets/words/nl.json", "{}"),
                ("assets/module.wasm", ""),
            ] {
                fs::write(page.folder().join(file), text).unwrap();
            }
            fs::write(page.0.join("secret.json"), "{}").unwrap();
            page
        }

        fn folder(&self) -> PathBuf {
            self.0.join("dist")
        }

        fn get(&self, path: &str) -> Answer {
            Answer::to(&self.folder(), &format!("GET {path} HTTP/1.1"))
        }

        fn kind(&self, path: &str) -> &'static str {
            match self.get(path) {
                Answer::File { kind, .. } => kind,
                other => panic!("{path}: {other:?}"),
            }
        }

        /// What comes back over a connection.
        fn ask(&self, request: &[u8]) -> String {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            let address = listener.local_addr().unwrap();
            let folder = self.folder();
            let server = std::thread::spawn(move || serve(&folder, &listener.accept().unwrap().0));
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(request).unwrap();
            stream.shutdown(std::net::Shutdown::Write).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            server.join().unwrap().unwrap();
            answer
        }
    }

    impl Drop for Page {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn files_come_with_their_kind() {
        let page = Page::new("kinds");
        assert_eq!(page.kind("/"), "text/html; charset=utf-8");
        assert_eq!(page.kind("/?x"), "text/html; charset=utf-8");
        assert_eq!(page.kind("/index.html?again#here"), "text/html; charset=utf-8");
        assert_eq!(page.kind("/icon.svg"), "image/svg+xml");
        assert_eq!(page.kind("/assets/index-x_1.js"), "text/javascript; charset=utf-8");
        assert_eq!(page.kind("/assets/index.css"), "text/css; charset=utf-8");
        assert_eq!(page.kind("/assets/words/nl.json"), "application/json");
        assert_eq!(page.kind("/assets/module.wasm"), "application/wasm");
    }

    #[test]
    fn nothing_else_is_to_be_had() {
        let page = Page::new("else");
        let paths = [
            "",
            "index.html",
            "//index.html",
            "http://127.0.0.1/index.html",
            "/notes.txt",
            "/.hidden.html",
            "/secret.json",
            "/assets",
            "/assets/",
            "/nowhere.html",
            "/../secret.json",
            "/assets/../../secret.json",
            "/%2e%2e/secret.json",
            "/..%2fsecret.json",
            "/..\\secret.json",
            "/./index.html",
            "/assets//index.css",
            "/index.html/",
            "/index.html%00.css",
            "/.git/config",
            "/etc/passwd",
        ];
        for path in paths {
            assert_eq!(page.get(path), Answer::Missing, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_of_its_folder() {
        let page = Page::new("link");
        std::os::unix::fs::symlink(page.0.join("secret.json"), page.folder().join("link.json")).unwrap();
        std::os::unix::fs::symlink(page.folder().join("icon.svg"), page.folder().join("other.svg")).unwrap();
        assert_eq!(page.get("/link.json"), Answer::Missing);
        assert_eq!(page.kind("/other.svg"), "image/svg+xml");
    }

    #[test]
    fn only_reading_is_allowed() {
        let page = Page::new("reading");
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get", ""] {
            let answer = Answer::to(&page.folder(), &format!("{method} / HTTP/1.1"));
            assert_eq!(answer, Answer::NotAllowed, "{method}");
        }
    }

    #[test]
    fn an_answer_has_a_head_and_a_body() {
        let page = Page::new("answer");
        let answer = page.ask(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{head}");
        assert!(head.contains("\r\nContent-Length: 15\r\n"), "{head}");
        assert!(head.contains("\r\nX-Content-Type-Options: nosniff\r\n"), "{head}");
        assert_eq!(body, "<!doctype html>");

        let head_alone = page.ask(b"HEAD / HTTP/1.1\r\n\r\n");
        assert_eq!(head_alone, format!("{head}\r\n\r\n"));
        assert!(page.ask(b"").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn the_page_asks_of_itself_what_the_server_asks() {
        let page = include_str!("../../examples/atlas/index.html");
        let (_, policy) = super::HEADERS.split_once("Content-Security-Policy: ").unwrap();
        let (policy, _) = policy.split_once('\r').unwrap();
        assert!(page.contains(&format!("content=\"{}\"", policy.replace(" frame-ancestors 'none';", ""))));
    }
}
