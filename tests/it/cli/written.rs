//! Where what was made is written: names, folders, and what is never written over.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{Folder, KIND, done, refused, run, told};
use crate::pdf::Pdf;
use crate::support::{AKKER, bytes, example, set};

#[test]
fn a_document_from_a_file_gets_its_own_name_in_a_folder() {
    let folder = Folder::new("own-name");
    let (source, target) = (folder.path("traject.json"), folder.path("uit"));
    std::fs::write(&source, bytes(&example(AKKER))).expect("written");
    std::fs::create_dir(&target).expect("a folder");
    let output = run(&["render", KIND, &source, "-o", &target], b"");
    let path = format!("{target}/VGR-03_2025-0017_2025-06-20.pdf");
    assert!(told(&output).contains(&path), "{}", told(&output));
    assert!(done(output).is_empty(), "data went to the file");
    assert!(Pdf::read(&std::fs::read(path).expect("a file")).says("Voortgangsrapportage 3"));
}

#[test]
fn what_ends_in_a_slash_is_a_folder_and_is_made() {
    let folder = Folder::new("slash");
    let target = folder.path("uit/mei/");
    done(run(&["render", KIND, "-", "--format", "pdf,json", "-o", &target], &bytes(&example(AKKER))));
    for form in ["pdf", "json"] {
        let made = folder.path(&format!("uit/mei/VGR-03_2025-0017_2025-06-20.{form}"));
        assert!(PathBuf::from(&made).is_file(), "{made}");
    }
    std::fs::write(folder.path("bezet"), b"x").expect("written");
    refused(&run(&["render", KIND, "-", "-o", &folder.path("bezet/")], &bytes(&example(AKKER))), 1, &["bezet"]);
}

#[test]
fn a_name_that_the_body_asks_for_cannot_leave_the_folder() {
    let folder = Folder::new("no-escape");
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/document/bestandsnaam", "../../../buiten/Zoë: \"3\"");
    let target = folder.path("uit");
    std::fs::create_dir(&target).expect("a folder");
    done(run(&["render", KIND, "-", "-o", &target], &bytes(&body)));
    assert_eq!(folder.names(), ["uit"]);
    let made: Vec<_> = std::fs::read_dir(&target).expect("a folder").flatten().collect();
    assert_eq!(made.len(), 1);
    assert!(made[0].file_name().to_string_lossy().ends_with(".pdf"));
}

#[test]
fn a_name_with_a_dot_keeps_what_follows_it() {
    let folder = Folder::new("punt");
    let body = bytes(&example(AKKER));
    for name in ["rapport-1.0", "rapport-1.1"] {
        done(run(&["render", KIND, "-", "-o", &folder.path(name), "--format", "json,svg,json"], &body));
    }
    let mut names = folder.names();
    names.sort();
    assert_eq!(names, ["rapport-1.0.json", "rapport-1.0.svg", "rapport-1.1.json", "rapport-1.1.svg"]);
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = Folder::new("zichzelf");
    let (source, book) = (folder.path("VGR-03_2025-0017_2025-06-20.json"), folder.path("t.xlsx"));
    let body = bytes(&example(AKKER));
    std::fs::write(&source, &body).expect("written");
    let made = done(run(&["sheet", "new"], b""));
    std::fs::write(&book, &made).expect("written");
    let spelt = folder.path("./VGR-03_2025-0017_2025-06-20.json");
    let mut others = vec![source.clone(), spelt];
    #[cfg(unix)]
    {
        let (link, hard) = (folder.path("link.json"), folder.path("hard.json"));
        std::os::unix::fs::symlink(&source, &link).expect("a link");
        std::fs::hard_link(&source, &hard).expect("a link");
        others.extend([link, hard]);
    }
    let reason = "is het bestand dat wordt gelezen";
    for other in &others {
        refused(&run(&["render", KIND, &source, "--format", "json", "-o", other], b""), 2, &[reason]);
        refused(&run(&["sheet", "new", &source, "-o", other], b""), 2, &[reason]);
    }
    refused(&run(&["render", "offerte", &book, "-o", &book], b""), 2, &[reason]);
    // Its own name in its own folder is the one of the input, which nobody knew before.
    let place = folder.path("");
    refused(&run(&["render", KIND, &source, "--format", "pdf,json", "-o", &place], b""), 2, &[reason]);
    assert!(std::fs::read(&source).expect("a file") == body && std::fs::read(&book).expect("a file") == made);
}

#[test]
fn a_name_says_the_form_and_one_that_cannot_be_is_refused() {
    let folder = Folder::new("vorm");
    let body = bytes(&example(AKKER));
    for (name, begin) in [("o.png", &b"\x89PNG"[..]), ("o.SVG", b"<svg"), ("o.pdf", b"%PDF-"), ("o", b"%PDF-")] {
        done(run(&["render", KIND, "-", "-o", &folder.path(name)], &body));
        assert!(std::fs::read(folder.path(name)).expect("a file").starts_with(begin), "{name}");
    }
    for (name, more, reason) in [
        ("offerte.docx", &["--format", "pdf"][..], "Kies met --format uit pdf, png, svg en json"),
        ("offerte.docx", &[], "eindigt op .docx"),
        ("o.png", &["--format", "pdf"], "eindigt op .png, en --format zegt pdf"),
    ] {
        let path = folder.path(name);
        refused(&run(&[&["render", KIND, "-", "-o", path.as_str()][..], more].concat(), &body), 2, &[reason]);
    }
    // Before anything is made, so also before a body is found wrong.
    refused(&run(&["render", KIND, "-", "-o", &folder.path("nodir/x.pdf")], b"{}"), 1, &["de map bestaat niet"]);
    let long = folder.path(&format!("{}.pdf", "a".repeat(300)));
    refused(&run(&["render", KIND, "-", "-o", &long], &body), 1, &["die naam is te lang"]);
    std::fs::write(folder.path("bestand"), b"x").expect("written");
    let within = folder.path("bestand/uit");
    refused(&run(&["batch", "-", "-o", &within], &body), 2, &["een deel van het pad is geen map"]);
    for name in ["out.tar", "out.pdf"] {
        refused(&run(&["batch", "-", "-o", &folder.path(name)], &body), 2, &["op .zip eindigt"]);
        assert!(!folder.names().contains(&name.to_owned()), "{name}");
    }
}

#[test]
fn a_judgement_that_cannot_be_written_is_no_success() {
    for arguments in [&["validate", "-"][..], &["validate", "-", "--json"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("a disk that is full");
        let mut program = Command::new(env!("CARGO_BIN_EXE_trajectpers"));
        let mut child = program
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        child.stdin.take().expect("a pipe").write_all(&bytes(&example(AKKER))).expect("written");
        let output = child.wait_with_output().expect("an end");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("Standaarduitvoer is niet te schrijven"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_fails_with_a_reason_and_leaves_nothing_half() {
    let folder = Folder::new("grens");
    let (source, target) = (folder.path("traject.json"), folder.path("uit.pdf"));
    std::fs::write(&source, bytes(&example(AKKER))).expect("written");
    let shell = |script: &str, arguments: &[&str]| {
        let mut program = Command::new("/bin/sh");
        program.args(["-c", script, env!("CARGO_BIN_EXE_trajectpers")]).args(arguments).env_clear();
        program.output().expect("the shell starts")
    };
    for arguments in [
        &["render", KIND, &source, "-o", "-"][..],
        &["validate", &source],
        &["sheet", "new"],
        &["example", AKKER],
        &["key", "new", "bureau"],
        &["--help"],
    ] {
        let output = shell("exec \"$0\" \"$@\" >&-", arguments);
        refused(&output, 1, &["Standaarduitvoer is niet te schrijven: zij was al gesloten"]);
        let output = shell("exec \"$0\" \"$@\" >/dev/full", arguments);
        refused(&output, 1, &["Standaarduitvoer is niet te schrijven: de schijf is vol"]);
    }
    #[cfg(target_os = "linux")]
    for name in ["/dev/stdout", "/dev/fd/1"] {
        let output = shell("exec \"$0\" \"$@\" >&-", &["render", KIND, &source, "-o", name]);
        refused(&output, 1, &["standaarduitvoer was al gesloten"]);
    }
    let small = "ulimit -f 8; exec \"$0\" \"$@\"";
    let output = shell(small, &["render", KIND, &source, "-o", &target]);
    refused(&output, 1, &["is niet te schrijven: het bestand wordt groter dan hier mag"]);
    let book = folder.path("nieuw.xlsx");
    refused(
        &shell(small, &["sheet", "new", "-o", &book]),
        1,
        &["is niet te schrijven: het bestand wordt groter dan hier mag"],
    );
    assert_eq!(folder.names(), ["traject.json"]);
}
