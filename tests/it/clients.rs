//! The programs of `clients/`, each run where its language is there: a document, a problem, a batch.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;

use crate::batch::{folder, write};
use crate::support::{SERVER, bytes, example, root, set};

/// A client, and what it takes to run it.
struct Client {
    language: &'static str,
    /// The program and its arguments before those of the client.
    run: &'static [&'static str],
    file: &'static str,
    /// A command that ends well, and says this, where the language is there.
    there: (&'static [&'static str], &'static str),
    /// Whether the tests of the project are worth nothing without it.
    compulsory: bool,
}

const CLIENTS: [Client; 7] = [
    Client {
        language: "Python",
        run: &["python3"],
        file: "python/trajectpers.py",
        there: (&["python3", "--version"], "Python 3"),
        compulsory: true,
    },
    Client {
        language: "Java",
        run: &["java"],
        file: "java/Trajectpers.java",
        // A runtime alone cannot compile a file.
        there: (&["java", "--list-modules"], "jdk.compiler"),
        compulsory: true,
    },
    Client {
        language: "curl and jq",
        run: &["sh"],
        file: "curl/trajectpers.sh",
        there: (&["sh", "-c", "curl --version && jq --version"], "jq"),
        compulsory: true,
    },
    Client {
        language: "Go",
        run: &["go", "run"],
        file: "go/main.go",
        there: (&["go", "version"], "go1."),
        compulsory: false,
    },
    Client {
        language: "TypeScript",
        run: &["node"],
        file: "typescript/trajectpers.ts",
        there: (&["node", "-p", "process.features.typescript"], "strip"),
        compulsory: false,
    },
    Client {
        language: "C#",
        run: &["dotnet", "run"],
        file: "csharp/Program.cs",
        there: (&["sh", "-c", "dotnet --version | grep -E '^[1-9][0-9]\\.'"], "."),
        compulsory: false,
    },
    Client {
        language: "PowerShell",
        run: &["pwsh", "-NoProfile", "-File"],
        file: "powershell/trajectpers.ps1",
        there: (&["pwsh", "--version"], "PowerShell"),
        compulsory: false,
    },
];

/// What comes instead of an answer of the service: from a proxy before it, from a page to log in, from elsewhere, and an
/// answer that breaks off.
const STRANGE: [&str; 5] = [
    "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>",
    "HTTP/1.1 413 Payload Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>",
    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    "HTTP/1.1 200 OK\r\nAPI-Version: 0.1.0\r\nContent-Length: 99\r\nConnection: close\r\n\r\n%PDF-",
];

/// Answers every request, whose body is one JSON object, with this.
fn stranger(answer: &'static str) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (mut seen, mut chunk) = (Vec::new(), [0; 65_536]);
            while !seen.ends_with(b"}") {
                match stream.read(&mut chunk) {
                    Ok(length @ 1..) => seen.extend_from_slice(&chunk[..length]),
                    _ => break,
                }
            }
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

impl Client {
    fn is_there(&self) -> bool {
        let (command, word) = self.there;
        let Ok(said) = Command::new(command[0]).args(&command[1..]).output() else { return false };
        said.status.success() && String::from_utf8_lossy(&said.stdout).contains(word)
    }

    /// Posts a file to an address and has the answer written to another file.
    fn post(&self, address: &str, input: &Path, output: &Path) -> Output {
        // As some people write it.
        let service = format!("http://{}/", *SERVER);
        let arguments: [&OsStr; 4] = [service.as_ref(), address.as_ref(), input.as_os_str(), output.as_os_str()];
        self.with(&arguments)
    }

    /// Runs it with these arguments.
    fn with(&self, arguments: &[&OsStr]) -> Output {
        Command::new(self.run[0])
            .args(&self.run[1..])
            .arg(root().join("clients").join(self.file))
            .args(arguments)
            .env_remove("TRAJECTPERS_KEY")
            // No other release is fetched for a test.
            .env("GOTOOLCHAIN", "local")
            .output()
            .expect("the client starts")
    }

    /// Without arguments, and where nobody listens: a sentence, and no trace of a stack.
    fn says_what_it_lacks(&self, input: &Path, output: &Path) {
        let said = |ended: &Output| format!("{}: {}", self.language, String::from_utf8_lossy(&ended.stderr));
        let bare = self.with(&[]);
        assert!(
            !bare.status.success() && said(&bare).contains("<dienst> <adres> <invoer> <uitvoer>"),
            "{}",
            said(&bare)
        );
        // Port 1 is reserved, and nobody listens on it.
        let nowhere: [&OsStr; 4] =
            ["http://127.0.0.1:1".as_ref(), "offertes".as_ref(), input.as_os_str(), output.as_os_str()];
        let alone = self.with(&nowhere);
        assert_eq!(alone.status.code(), Some(1), "{}", said(&alone));
        for trace in ["Traceback", "\tat ", "    at ", "Exception in thread"] {
            assert!(!said(&alone).contains(trace), "{}", said(&alone));
        }
        assert!(!output.exists(), "{}: no answer is no document", self.language);
    }

    /// An answer of something else, and half an answer: a sentence, and no file.
    fn takes_no_strange_answer(&self, input: &Path, place: &Path) {
        for (at, answer) in STRANGE.into_iter().enumerate() {
            let (service, output) = (format!("http://{}", stranger(answer)), place.join(format!("vreemd-{at}.pdf")));
            let arguments: [&OsStr; 4] = [service.as_ref(), "offertes".as_ref(), input.as_os_str(), output.as_os_str()];
            let ended = self.with(&arguments);
            let said = format!("{}, {answer}: {}", self.language, String::from_utf8_lossy(&ended.stderr));
            assert_eq!(ended.status.code(), Some(1), "{said}");
            assert!(!ended.stderr.is_empty(), "{said}");
            for trace in ["Traceback", "\tat ", "    at ", "Exception in thread"] {
                assert!(!said.contains(trace), "{said}");
            }
        }
        let left = std::fs::read_dir(place).expect("a folder").flatten();
        let left: Vec<_> = left.map(|entry| entry.file_name()).collect();
        let is_strange = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("vreemd");
        assert!(!left.iter().any(is_strange), "{}: {left:?}", self.language);
    }

    fn does_what_it_says(&self) {
        let place = folder(&format!("client-{}", self.file.split('/').next().unwrap_or_default()));
        let told = |output: &Output| format!("{}: {}", self.language, String::from_utf8_lossy(&output.stderr));
        let body = example("kaalst");

        let (input, output) = (place.join("traject.json"), place.join("offerte.pdf"));
        write(&input, bytes(&body));
        let made = self.post("offertes", &input, &output);
        assert!(made.status.success(), "{}", told(&made));
        assert!(std::fs::read(&output).expect("a document").starts_with(b"%PDF-"), "{}", self.language);

        self.says_what_it_lacks(&input, &place.join("niets.pdf"));
        self.takes_no_strange_answer(&input, &place);

        let (input, output) = (place.join("fout.json"), place.join("fout.pdf"));
        let mut faulty = body.clone();
        set(&mut faulty, "/werknemer/bsn", "999990008");
        write(&input, bytes(&faulty));
        let refused = self.post("offertes", &input, &output);
        let told_of_it = told(&refused);
        assert_eq!(refused.status.code(), Some(1), "{told_of_it}");
        for words in ["Het bericht bevat fouten", "- /werknemer/bsn: Dit burgerservicenummer klopt niet"] {
            assert!(told_of_it.contains(words), "{told_of_it}");
        }
        assert!(!output.exists(), "{}: a problem is no document", self.language);

        let (input, output) = (place.join("maand.ndjson"), place.join("maand.zip"));
        let item = json!({ "soort": "offerte", "traject": body }).to_string() + "\n";
        write(&input, item.repeat(3));
        let sent = self.post("documenten/_batch", &input, &output);
        assert!(sent.status.success(), "{}", told(&sent));
        let archive = zip::ZipArchive::new(std::fs::File::open(&output).expect("an archive")).expect("a whole archive");
        assert_eq!(archive.len(), 4, "{}", self.language);
    }
}

#[test]
fn every_client_makes_a_document_tells_a_problem_and_sends_a_batch() {
    let in_ci = std::env::var_os("CI").is_some();
    for client in &CLIENTS {
        if client.is_there() {
            client.does_what_it_says();
        } else {
            assert!(!(in_ci && client.compulsory), "{} is not there", client.language);
            println!("{} is skipped: it is not there", client.language);
        }
    }
}

#[test]
fn every_client_is_tested_and_told_of() {
    let readme = std::fs::read_to_string(root().join("clients/README.md")).expect("clients/README.md");
    for client in &CLIENTS {
        assert!(root().join("clients").join(client.file).is_file(), "{}", client.file);
        assert!(readme.contains(&format!("clients/{}", client.file)), "{} is not told of", client.file);
    }
    let folders = std::fs::read_dir(root().join("clients")).expect("a folder").flatten();
    assert_eq!(folders.filter(|entry| entry.path().is_dir()).count(), CLIENTS.len());
}
