//! The proof of conformance by another program: veraPDF, one Java process for all files.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use trajectpers::pipeline::Order;

use crate::documents::documents;
use crate::support::{order, produce, root};

/// How to run it by hand, for whoever is told that it was skipped.
const HOW: &str = "install a JDK (17 or newer) and Maven, then: cargo test verapdf";

/// Every example in every form, plain and with its data attached, without a single failed rule. Without Java it is
/// skipped and says so; with `CI` set it must run.
#[test]
fn verapdf_finds_no_fault_with_any_document() {
    let obliged = std::env::var_os("CI").is_some();
    let skip = |why: &str| {
        assert!(!obliged, "veraPDF has to run here, but {why}");
        // Past the harness, which keeps the words of a test that passes to itself; so is the verdict below.
        let _ = writeln!(std::io::stderr(), "SKIPPED: veraPDF, because {why}; {HOW}");
    };
    if !has("javac") || !has("mvn") {
        return skip("there is no javac or no mvn");
    }
    let compiled = maven(&["compile"]);
    if !compiled.status.success() {
        return skip(&format!("Maven could not prepare it: {}", said(&compiled)));
    }
    let folder = std::env::temp_dir().join(format!("trajectpers-verapdf-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the documents");
    let mut files = 0;
    for made in documents() {
        let attached = Order { attach: true, ..order(made.soort, made.variant) };
        let attached = produce(&made.body, attached).expect("a document with its data").rendered.bytes;
        for (bytes, ending) in [(&made.bytes, "pdf"), (&attached, "bijlage.pdf")] {
            // The number tells apart an example and a fixture of the same name.
            let name = format!("{files:03}.{}.{ending}", made.name.replace(' ', "."));
            std::fs::write(folder.join(name), bytes).expect("a document on disk");
            files += 1;
        }
    }
    let judged = maven(&["exec:java", &format!("-Dexec.args={}", folder.display())]);
    let verdict = said(&judged);
    std::fs::remove_dir_all(&folder).expect("a folder to clear away");
    let _ = writeln!(std::io::stderr(), "{verdict}");
    let expected = format!("verapdf: {files} files, {} profiles, 0 failures", files * 2);
    assert!(judged.status.success() && verdict.contains(&expected), "{expected}, but:\n{verdict}");
}

fn maven(goals: &[&str]) -> Output {
    let project = root().join(Path::new("tests/verapdf/pom.xml"));
    // What Java compiles belongs beside what cargo compiles, not in the sources.
    let output = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verapdf");
    Command::new("mvn")
        .args(["-q", "-B", "-f"])
        .arg(project)
        .arg(format!("-Dverapdf.output={}", output.display()))
        .args(goals)
        .output()
        .expect("mvn was there")
}

fn has(program: &str) -> bool {
    Command::new(program).arg("-version").output().is_ok_and(|output| output.status.success())
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}
