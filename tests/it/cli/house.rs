//! Templates of a house: what may stand in their folder, and what is told when they fail.

use std::path::PathBuf;

use super::{Folder, KIND, done, refused, run, told};
use crate::pdf::{Pdf, squash};
use crate::support::{AKKER, PIETERSMA, bytes, example, read, set};

#[test]
fn a_face_that_is_not_built_in_is_refused_by_name_before_a_document_is_sent() {
    let folder = Folder::new("face");
    let theme = read("report-templates/theme.typ").replace("\"IBM Plex Sans\"", "\"Calibri\"");
    std::fs::write(folder.path("theme.typ"), theme).expect("written");
    let house = folder.path("");
    let reasons = ["theme.typ:", "lettertype ‘calibri’", "IBM Plex Sans"];
    let made = run(&["render", KIND, "-", "-o", "-", "--report-templates", &house], &bytes(&example(AKKER)));
    refused(&made, 1, &reasons);
    let served = ["serve", "--listen", "127.0.0.1:0", "--render-threads", "1", "--report-templates", &house];
    refused(&run(&served, b""), 2, &reasons);
}

#[test]
fn a_template_that_fails_is_told_without_a_word_of_the_report() {
    const MAIN: &str = "documenten/voortgangsrapportage/main.typ";
    const DATA: &str = "#let d = json(\"sample.json\")\n";
    let folder = Folder::new("values");
    std::fs::create_dir_all(folder.path("documenten/voortgangsrapportage")).expect("a folder");
    let shipped = read(format!("report-templates/{MAIN}"));
    let mut body = example(AKKER);
    set(&mut body, "/document/status", "concept");
    set(&mut body, "/voortgang/document/status", "concept");
    set(&mut body, "/voortgang/kernboodschap", "De heer Zwartbroek zei: \"mijn ex Henk is weg\" en lachte.");
    for (failing, kind) in [
        ("assert(false, message: \"onbekend: \" + d.kernboodschap)", "assertion failed: "),
        ("(a: 1).at(d.kernboodschap)", "dictionary does not contain key …"),
        ("(a: 1).at(repr(d.kernboodschap))", "dictionary does not contain key …"),
        ("panic(d.kernboodschap)", "panicked with: …"),
    ] {
        let line = format!("{DATA}#if repr(d.kernboodschap).contains(\"broek\") {{ {failing} }}\n");
        std::fs::write(folder.path(MAIN), shipped.replacen(DATA, &line, 1)).expect("written");
        let house = folder.path("");
        let made = run(&["render", KIND, "-", "-o", "-", "--report-templates", &house], &bytes(&body));
        let told = told(&made);
        let cause = told.lines().find(|line| line.contains("sjabloon")).expect("a cause");
        assert!(cause.contains(&format!("{MAIN}:8: {kind}")), "{cause}");
        assert!(!["Zwartbroek", "Henk", "lachte"].iter().any(|word| cause.contains(word)), "{cause}");
    }
}

#[test]
fn a_folder_with_templates_may_hold_what_other_programs_leave_there() {
    let folder = Folder::new("leftovers");
    std::fs::create_dir_all(folder.path("teksten/alle")).expect("a folder");
    for name in ["Thumbs.db", "theme.typ~", "logo.png"] {
        std::fs::write(folder.path(name), b"\xff\xfe").expect("written");
    }
    let house = folder.path("");
    let body = bytes(&example(AKKER));
    let made = run(&["render", KIND, "-", "-o", "-", "--report-templates", &house], &body);
    let line = "Overgeslagen in de map met sjablonen, want geen .typ of .j2: Thumbs.db, logo.png, theme.typ~.";
    assert!(told(&made).contains(line), "{}", told(&made));
    assert!(told(&made).contains("staat geen sjabloon (.typ) en geen tekst (.j2)"), "{}", told(&made));
    assert!(done(made).starts_with(b"%PDF"));

    let text = "teksten/alle/avg.txt.j2";
    for (name, written, exit, reason) in [
        (
            text,
            &b"{{ onbekend }}"[..],
            1,
            "teksten/alle/avg.txt.j2 is niet te gebruiken: onbekend is geen plaatshouder",
        ),
        (text, b"a\n{% if %}", 1, "regel 2 is niet te lezen als sjabloon"),
        (text, b"\xff", 2, "avg.txt.j2 is geen tekst in UTF-8"),
        ("teksten/alle/onbekend.txt.j2", b"x", 1, "er is geen meegeleverde tekst met deze naam"),
        ("ofertes.typ", b"x", 1, "ofertes.typ is geen meegeleverd sjabloon"),
        ("components/kader.typ", b"#let kader(", 1, "een sjabloon is niet op te maken: components/kader.typ:1:"),
    ] {
        std::fs::create_dir_all(folder.path("components")).expect("a folder");
        std::fs::write(folder.path(name), written).expect("written");
        refused(&run(&["render", KIND, "-", "-o", "-", "--report-templates", &house], &body), exit, &[reason]);
        std::fs::remove_file(folder.path(name)).expect("removed");
    }
}

#[test]
#[cfg(unix)]
fn what_is_no_file_and_a_link_without_end_are_told_and_not_waited_for() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let render = |house: &str| run(&["render", KIND, "-", "-o", "-", "--report-templates", house], b"{}");
    let socket = Folder::new("socket");
    let _listener = UnixListener::bind(socket.path("theme.typ")).expect("a socket");
    refused(&render(&socket.path("")), 2, &["theme.typ", "geen gewoon bestand"]);
    let ring = Folder::new("ring");
    for name in ["een", "twee", "drie"] {
        symlink(".", ring.path(name)).expect("a link");
    }
    refused(&render(&ring.path("")), 2, &["meer dan 5.000 bestanden en mappen"]);
    let table = Folder::new("table");
    std::fs::write(table.path("kandidaten.csv"), "kandidaat\n").expect("written");
    let _other = UnixListener::bind(table.path("doelen.csv")).expect("a socket");
    refused(&run(&["validate", &table.path("")], b""), 2, &["doelen.csv", "geen gewoon bestand"]);
}

#[test]
fn what_is_exported_is_what_the_plain_typst_program_needs() {
    let folder = Folder::new("export");
    let target = folder.path("huisstijl");
    done(run(&["templates", "export", &target], b""));
    for file in ["documenten/offerte/sample.json", "documenten/eindrapportage/sample.json", "theme.typ"] {
        let written = std::fs::read_to_string(format!("{target}/{file}")).expect("a file");
        assert_eq!(written, read(format!("report-templates/{file}")), "{file}");
    }
    for face in ["IBMPlexSans-Regular.ttf", "LICENSE.txt"] {
        assert!(PathBuf::from(format!("{target}/fonts/{face}")).is_file(), "{face}");
    }
    let body = bytes(&example(AKKER));
    let made = run(&["render", KIND, "-", "-o", "-", "--report-templates", &target], &body);
    assert!(!told(&made).contains("Overgeslagen"), "{}", told(&made));
    assert!(done(made) == done(run(&["render", KIND, "-", "-o", "-"], &body)));
}

#[test]
fn with_a_template_of_ones_own_numbers_are_those_of_the_shipped_ones() {
    let folder = Folder::new("own-template");
    std::fs::create_dir_all(folder.path("components")).expect("a folder");
    let own = read("report-templates/components/kader.typ") + "\n// Of the house.\n";
    std::fs::write(folder.path("components/kader.typ"), own).expect("written");
    let body = bytes(&example(PIETERSMA));
    for kind in ["plan-van-aanpak", "eindrapportage"] {
        let words = |more: &[&str]| {
            let made = Pdf::read(&done(run(&[&["render", kind, "-", "-o", "-"], more].concat(), &body)));
            let numbers: Vec<String> = made.runs.iter().map(|run| squash(&run.text)).collect();
            let mut sorted = numbers.concat().chars().collect::<Vec<char>>();
            sorted.sort_unstable();
            (made.pages(), sorted)
        };
        assert!(words(&["--report-templates", &folder.path("")]) == words(&[]), "{kind}");
    }
}
