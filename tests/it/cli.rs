//! The program on the command line: data on standard output, talk on standard error, and what its exit code tells.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use trajectpers::examples;
use trajectpers::http::openapi_json;

use crate::pdf::{Pdf, squash};
use crate::support::{AKKER, JSON, PIETERSMA, SERVER, VOORTGANG, bytes, example, read, remove, request, set};

const KIND: &str = "voortgangsrapportage";

/// Runs the program without the settings of whoever runs the tests.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("a way in");
    std::thread::scope(|scope| {
        // A program that reads nothing closes its end: no reason to fail.
        scope.spawn(move || drop(stdin.write_all(input)));
        program.wait_with_output().expect("the program ends")
    })
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Holds when the program refused: this exit code, a reason, and no data.
#[track_caller]
fn refused(output: &Output, exit: i32, reasons: &[&str]) {
    assert_eq!(code(output), exit, "{}", told(output));
    assert!(output.stdout.is_empty(), "{} bytes of data", output.stdout.len());
    for reason in reasons {
        assert!(told(output).contains(reason), "{reason}: {}", told(output));
    }
}

#[track_caller]
fn done(output: Output) -> Vec<u8> {
    assert_eq!(code(&output), 0, "{}", told(&output));
    output.stdout
}

/// A folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("trajectpers-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("a folder").flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[test]
fn examples_are_listed_and_printed() {
    let listed = String::from_utf8(done(run(&["example"], b""))).expect("UTF-8");
    assert_eq!(listed.lines().count(), examples::EXAMPLES.len());
    for (name, body) in examples::EXAMPLES {
        assert!(listed.lines().any(|line| line.starts_with(*name)), "{name}");
        assert_eq!(done(run(&["example", *name], b"")), body.as_bytes(), "{name}");
    }
    refused(&run(&["example", "niemand"], b""), 2, &["niemand", PIETERSMA]);
}

#[test]
fn the_description_is_the_committed_one() {
    let printed = String::from_utf8(done(run(&["openapi"], b""))).expect("UTF-8");
    assert!(printed == openapi_json() && printed == read("openapi/v1.json"), "openapi/v1.json is not current");
}

#[test]
fn a_document_from_standard_input_is_the_one_that_http_gives() {
    let body = bytes(&example(PIETERSMA));
    for variant in ["werkgever", "uwv"] {
        let printed = done(run(&["render", KIND, "-", "-o", "-", "--variant", variant], &body));
        let served = request("POST", &format!("{VOORTGANG}?variant={variant}"), &[JSON], &body);
        assert!(printed == served.body, "{variant}: {} and {} bytes", printed.len(), served.body.len());
    }
}

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
fn faults_are_told_with_their_place_and_nothing_is_made() {
    let folder = Folder::new("faults");
    let mut body = example(AKKER);
    remove(&mut body, "/werknemer/geboortedatum");
    set(&mut body, "/werknemer/bsn", "123456789");
    let target = folder.path("uit.pdf");
    let output = run(&["render", KIND, "-", "-o", &target], &bytes(&body));
    refused(&output, 1, &["/werknemer/geboortedatum [verplicht]", "/werknemer/bsn [bsn]"]);
    assert!(!told(&output).contains("123456789") && !told(&output).contains("Akker"), "{}", told(&output));
    assert!(folder.names().is_empty());
    refused(&run(&["render", KIND, "-", "-o", "-"], b"{"), 1, &["(bericht) [geen_json]"]);
    refused(&run(&["render", KIND, "-", "-o", "-"], b""), 1, &["(bericht) [leeg]"]);
}

#[test]
fn faults_are_the_same_as_over_http() {
    let mut body = example(AKKER);
    set(&mut body, "/traject/startdatum", "morgen");
    set(&mut body, "/onzin", true);
    let output = run(&["render", KIND, "-", "-o", "-"], &bytes(&body));
    let served = request("POST", VOORTGANG, &[JSON], &bytes(&body)).json();
    for error in served["errors"].as_array().expect("errors") {
        let text = |field: &str| error[field].as_str().unwrap_or_default();
        let line = format!("{} [{}] {}", text("pointer"), text("code"), text("detail"));
        assert!(told(&output).contains(&line), "{line}: {}", told(&output));
    }
    assert!(
        done(run(&["render", KIND, "-", "-o", "-", "--ignore-unknown"], &{
            let mut body = example(AKKER);
            set(&mut body, "/onzin", true);
            bytes(&body)
        }))
        .starts_with(b"%PDF-")
    );
}

#[test]
fn findings_are_talk_and_with_strict_faults() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/samenvatting", "Het traject ligt 😀 op schema.");
    let output = run(&["render", KIND, "-", "-o", "-"], &bytes(&body));
    assert!(told(&output).contains("X01 info /voortgang/samenvatting Eén teken"), "{}", told(&output));
    assert!(done(output).starts_with(b"%PDF-"));
    let output = run(&["render", KIND, "-", "-o", "-", "--strict"], &bytes(&body));
    refused(&output, 1, &["/voortgang/samenvatting [X01]"]);
}

#[test]
fn a_judgement_names_days_and_places_as_people_do() {
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/samenvatting", "Het traject ligt 😀 op schema.");
    let judged = String::from_utf8(done(run(&["validate", "-", "--soort", KIND], &bytes(&body)))).expect("UTF-8");
    for line in ["Beoordeeld op 20-06-2025", "Voortgangsrapportage (20-06-2025): kan worden gemaakt"] {
        assert!(judged.contains(line), "{line}: {judged}");
    }
    assert!(judged.contains("X01 info /voortgang/samenvatting Eén teken"), "{judged}");
    for (threshold, reason) in [("onzin=1", "die naam bestaat niet"), ("leeftijd_min=200000", "tot en met 100.000")] {
        refused(&run(&["validate", "-", "--threshold", threshold], &bytes(&body)), 2, &[reason]);
    }
}

#[test]
fn wrong_usage_is_told_apart_from_what_cannot_be_made() {
    let body = bytes(&example(AKKER));
    for arguments in [
        &["render"][..],
        &["render", "factuur", "-"],
        &["render", KIND, "-", "--variant", "baas"],
        &["render", KIND, "-", "--format", "docx"],
        &["render", KIND, "-", "--format", "png", "--page", "0"],
        &["render", KIND, "-", "--kleur", "rood"],
        &["druk"],
        &["serve", "--listen", "hier"],
        &["serve", "--queue", "0"],
    ] {
        refused(&run(arguments, &body), 2, &[]);
    }
    for (arguments, reason) in [
        (&["render"][..], "er ontbreekt: <SOORT>, <TRAJECTORY>"),
        (&["render", "factuur", "-"], "<SOORT> kan niet ‘factuur’ zijn: kies uit: plan-van-aanpak"),
        (&["render", KIND, "-", "--format", "docx"], "kan niet ‘docx’ zijn; kies uit: pdf, png, svg, json"),
        (&["render", KIND, "-", "--formaat", "pdf"], "‘--formaat’ hoort hier niet; bedoelt u ‘--format’?"),
        (&["render", KIND, "-", "--variant"], "--variant <VARIANT> heeft een waarde nodig"),
        (&["rendr"], "de opdracht ‘rendr’ bestaat niet; bedoelt u ‘render’?"),
        (&["key", "new", "bureau", "--expires", "31-12-2026"], "schrijf jjjj-mm-dd"),
        (&["key", "new", "bureau", "--expires", "2020-12-31"], "deze dag is al voorbij"),
    ] {
        let output = run(arguments, &body);
        refused(&output, 2, &[reason]);
        assert!(!told(&output).contains("error:") && !told(&output).contains("Usage:"), "{}", told(&output));
    }
    refused(&run(&["render", KIND, "/bestaat/niet.json"], b""), 2, &["/bestaat/niet.json"]);
    refused(&run(&["render", KIND, "/"], b""), 2, &[]);
    refused(&run(&["render", KIND, "-", "-o", "/bestaat/niet/uit.pdf"], &body), 1, &["/bestaat/niet/uit.pdf"]);
}

#[test]
fn a_page_is_a_picture_or_a_drawing() {
    let body = bytes(&example(AKKER));
    let page = |format: &str, number: &str| {
        run(&["render", KIND, "-", "-o", "-", "--format", format, "--page", number], &body)
    };
    let second = done(page("png", "2"));
    assert!(second.starts_with(b"\x89PNG"));
    assert_ne!(done(page("png", "1")), second);
    assert!(done(page("svg", "2")).starts_with(b"<svg"));
    refused(&page("png", "99"), 1, &["pagina’s"]);
}

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
fn a_page_asks_for_what_a_rule_of_the_house_would_miss() {
    let written = |kind: &str, body: &Value, threshold: &str| -> Value {
        let arguments = ["render", kind, "-", "-o", "-", "--format", "json", "--threshold", threshold];
        serde_json::from_slice(&done(run(&arguments, &bytes(body)))).expect("JSON")
    };
    let offer = written("offerte", &example(AKKER), "trajectplan_na_start_dagen=21").to_string();
    assert!(
        offer.contains("uiterlijk 10-03-2025") && !offer.contains("uiterlijk 17-03-2025"),
        "21 days after the start"
    );
    let report = written(KIND, &example(PIETERSMA), "ondertekening_dagen=7");
    let points = report["gevraagd"]["punten"].as_array().expect("points");
    let sign = points.iter().find(|point| point["tekenen"] == true).expect("a point about signing");
    assert_eq!(sign["bij"][0], "uiterlijk 3\u{a0}oktober\u{a0}2025");
    let mut body = example(AKKER);
    remove(&mut body, "/traject/rapportageFrequentieWeken");
    remove(&mut body, "/offerte");
    let plan = written("plan-van-aanpak", &body, "rapportage_weken=4")["rapportage"].to_string();
    assert!(plan.contains("elke vier weken") && !plan.contains("elke zes weken"), "{plan}");
    // What was agreed goes before it.
    let plan = written("plan-van-aanpak", &example(AKKER), "rapportage_weken=4")["rapportage"].to_string();
    assert!(plan.contains("elke zes weken"), "{plan}");
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

#[test]
fn health_asks_the_service_that_is_there_and_fails_where_none_is() {
    done(run(&["health", "--listen", &SERVER.to_string()], b""));
    // Port 1 is reserved, and nobody listens on it.
    refused(&run(&["health", "--listen", "127.0.0.1:1"], b""), 1, &["niet bereikbaar"]);
}

#[test]
fn a_service_that_cannot_listen_ends_with_a_reason() {
    let taken = SERVER.to_string();
    let output = run(&["serve", "--listen", &taken, "--render-threads", "1"], b"");
    refused(&output, 1, &["cannot listen on", &taken]);
}

#[test]
fn the_log_can_be_json_and_holds_nothing_of_a_body() {
    let taken = SERVER.to_string();
    let output = run(&["serve", "--listen", &taken, "--render-threads", "1", "--log-format", "json"], b"");
    let lines = told(&output);
    assert!(lines.lines().count() > 0);
    for line in lines.lines() {
        let entry: Value = serde_json::from_str(line).expect("a JSON line");
        assert!(entry["level"].is_string() && entry["fields"].is_object(), "{line}");
    }
    for secret in ["Akker", "Pietersma", "999990007", "999990019"] {
        assert!(!lines.contains(secret), "{secret}");
    }
}

#[test]
fn what_a_template_reads_is_a_form_too() {
    let body = bytes(&example(AKKER));
    let read = |variant: &str| {
        let told = done(run(&["render", KIND, "-", "-o", "-", "--format", "json", "--variant", variant], &body));
        serde_json::from_slice::<Value>(&told).expect("JSON")
    };
    let (employer, employee) = (read("werkgever"), read("werknemer"));
    assert_eq!(employer["document"]["titel"], employee["document"]["titel"]);
    assert_eq!(employee["document"]["exemplaar"], "exemplaar voor de werknemer");
    assert_ne!(employer["document"]["metatitel"], employee["document"]["metatitel"], "two tabs are told apart");
    assert!(employer["briefhoofd"].is_object());
    // Only the employee is told what this is about.
    assert_ne!(employer["uitleg"], employee["uitleg"]);
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
    for name in ["out.tar", "out.pdf"] {
        refused(&run(&["batch", "-", "-o", &folder.path(name)], &body), 2, &["op .zip eindigt"]);
        assert!(!folder.names().contains(&name.to_owned()), "{name}");
    }
}

#[test]
fn words_and_flags_are_taken_as_the_service_takes_them() {
    let body = bytes(&example(AKKER));
    let usual = done(run(&["render", KIND, "-", "-o", "-", "--variant", "uwv"], &body));
    let other =
        ["render", "Voortgangsrapportage", "-", "-o", "-", "--variant", "UWV", "--format", "PDF", "--pagina", "1"];
    assert!(done(run(&other, &body)) == usual);
    let (english, dutch) = (run(&["validate", "-", "--strict"], &body), run(&["validate", "-", "--strikt"], &body));
    assert_eq!((code(&english), english.stdout), (code(&dutch), dutch.stdout));
    refused(&run(&["render", "offertes", "-"], &body), 2, &["kies uit: plan-van-aanpak", "bedoelt u ‘offerte’?"]);
    let both = run(&["validate", "-", "--soort", "offerte,plan-van-aanpak"], &body);
    let told = String::from_utf8(both.stdout).expect("UTF-8");
    assert!(told.contains("Offerte") && told.contains("Plan van aanpak"), "{told}");
    assert!(!told.contains("Voortgangsrapportage ("), "{told}");
}

#[test]
fn help_and_completions_name_the_kinds() {
    for arguments in [&["render", "--help"][..], &["batch", "--help"], &["validate", "--help"]] {
        let help = String::from_utf8(done(run(arguments, b""))).expect("UTF-8");
        for word in ["plan-van-aanpak", "eindrapportage", "werkgever", "uwv"] {
            assert!(help.contains(word), "{arguments:?}: {word}");
        }
    }
    let script = String::from_utf8(done(run(&["completions", "bash"], b""))).expect("UTF-8");
    assert!(script.contains("plan-van-aanpak voortgangsrapportage eindrapportage offerte"), "no kinds");
}

#[test]
fn what_a_stream_cannot_be_is_told() {
    let workbook = b"PK\x03\x04 and what follows";
    for arguments in [&["validate", "-"][..], &["render", KIND, "-", "-o", "-"], &["batch", "-", "-o", "nergens"]] {
        refused(&run(arguments, workbook), 2, &["Standaardinvoer neemt JSON en geen werkboek"]);
    }
    refused(&run(&["batch", "-", "-o", "-"], b"{}"), 2, &["standaarduitvoer"]);
    let folder = Folder::new("dubbele-soort");
    let target = folder.path("uit");
    let body = bytes(&example("kaalst"));
    done(run(&["batch", "-", "-o", &target, "--soort", "offerte", "--soort", "offerte"], &body));
    let made = std::fs::read_dir(&target).expect("a folder").flatten();
    let documents = made.filter(|entry| entry.file_name().to_string_lossy().ends_with(".pdf")).count();
    assert_eq!(documents, 1);
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
