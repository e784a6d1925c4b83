//! Settings as an operator meets them: what goes before what, what is refused and how, and what is printed.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::{SERVER, read};

/// Runs the program with these variables and no others.
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(arguments)
        .env_clear()
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What the program printed, after it did what was asked.
#[track_caller]
fn printed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", told(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Holds when the program refused its settings for these reasons, in this order, and for no other.
#[track_caller]
fn refused(output: &Output, reasons: &[String]) {
    assert_eq!(output.status.code(), Some(2), "{}", told(output));
    assert!(output.stdout.is_empty(), "data was printed");
    let lines: Vec<String> = told(output).lines().skip(1).map(|line| line.trim().to_owned()).collect();
    assert_eq!(lines, reasons, "{}", told(output));
}

/// The settings that hold, as JSON.
#[track_caller]
fn settings(arguments: &[&str], variables: &[(&str, &str)]) -> Vec<Value> {
    let arguments = [&["settings", "--format", "json"][..], arguments].concat();
    serde_json::from_str(&printed(&run(&arguments, variables))).expect("a list")
}

/// What one setting is and who says so.
#[track_caller]
fn one(settings: &[Value], name: &str) -> (Value, String) {
    let setting = settings.iter().find(|setting| setting["naam"] == name).expect("the setting");
    (setting["waarde"].clone(), setting["bron"].as_str().expect("a source").to_owned())
}

/// A file with settings for one test, removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("trajectpers-settings-{name}-{}.toml", std::process::id()));
        std::fs::write(&path, text).expect("written");
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

#[test]
fn a_flag_goes_before_a_variable_before_the_file_before_the_default() {
    let text =
        "queue = 1\ndeadline = 2\nshutdown = 3\nhsts = false\nthreshold = ['leeftijd_min=20', 'leeftijd_max=60']\n";
    let file = File::new("order", text);
    let variables = [("TRAJECTPERS_CONFIG", file.path()), ("TRAJECTPERS_QUEUE", "10"), ("TRAJECTPERS_DEADLINE", "20")];
    let settings = settings(&["--queue", "100"], &variables);
    let is =
        |name: &str, value: Value, source: &str| assert_eq!(one(&settings, name), (value, source.to_owned()), "{name}");
    is("queue", json!("100"), "vlag");
    is("deadline", json!("20"), "variabele");
    is("config", json!(file.path()), "variabele");
    is("shutdown", json!("3"), "bestand");
    is("hsts", json!("false"), "bestand");
    is("threshold", json!(["leeftijd_min=20", "leeftijd_max=60"]), "bestand");
    is("listen", json!("127.0.0.1:8080"), "standaard");
    is("report-templates", json!(null), "standaard");
    // What has no fixed default is told as it holds here.
    is("batch-line-limit", json!("4194304"), "standaard");
    assert!(one(&settings, "render-threads").0.as_str().is_some_and(|number| number != "0"));
}

#[test]
fn the_file_that_a_flag_names_goes_before_that_of_the_variable() {
    let (first, second) = (File::new("first", "queue = 1\n"), File::new("second", "queue = 2\n"));
    let settings = settings(&["--config", first.path()], &[("TRAJECTPERS_CONFIG", second.path())]);
    assert_eq!(one(&settings, "queue"), (json!("1"), "bestand".to_owned()));
}

#[test]
fn the_file_in_the_readme_can_be_used() {
    let readme = read("README.md");
    let text = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a file");
    let file = File::new("readme", text);
    let settings = settings(&["--config", file.path()], &[]);
    let said = settings.iter().filter(|setting| setting["bron"] == "bestand").count();
    assert_eq!(said, text.lines().count());
}

/// What the list of limits says of a flag is what holds without it.
#[test]
fn the_limits_are_told_with_their_defaults() {
    let settings = settings(&[], &[]);
    let text = read("docs/limits.md");
    let rows = text.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let mut told = 0;
    for cells in rows {
        let [_, _, flag, default, ..] = cells[..] else { continue };
        let Some(name) = flag.strip_prefix("`--").and_then(|flag| flag.strip_suffix('`')) else { continue };
        let holds = one(&settings, name).0;
        if default.chars().all(|letter| letter.is_ascii_digit()) {
            assert_eq!(holds, json!(default), "{name}");
            told += 1;
        }
    }
    assert!(told > 15, "{told} limits have a flag");
}

#[test]
fn the_unit_for_several_services_is_the_unit_for_one_with_settings_of_its_own() {
    let lines = |unit: &str| -> Vec<String> {
        let text = read(format!("deploy/systemd/{unit}"));
        let own = |line: &&str| !line.starts_with("Description=") && *line != "EnvironmentFile=/etc/trajectpers/%i.env";
        text.lines().skip_while(|line| *line != "[Unit]").filter(own).map(str::to_owned).collect()
    };
    assert_eq!(lines("trajectpers.service"), lines("trajectpers@.service"));
    for (name, port) in [("een", "8081"), ("twee", "8082")] {
        let listen = format!("TRAJECTPERS_LISTEN=127.0.0.1:{port}\n");
        assert!(read(format!("deploy/systemd/{name}.env")).contains(&listen), "{name}");
        for proxy in ["deploy/nginx/trajectpers.conf", "deploy/haproxy/haproxy.cfg"] {
            assert!(read(proxy).contains(&format!("127.0.0.1:{port}")), "{proxy}");
        }
    }
}

#[test]
fn settings_are_printed_one_a_line_and_aligned() {
    let text = printed(&run(&["settings", "--queue", "5"], &[("TRAJECTPERS_LOG", "warn")]));
    let column = text.find("vlag").map(|place| place - text[..place].rfind('\n').map_or(0, |line| line + 1));
    for (name, source, value) in [("log", "variabele", "warn"), ("queue", "vlag", "5"), ("config", "standaard", "–")]
    {
        let line = text.lines().find(|line| line.split_whitespace().next() == Some(name)).expect("the setting");
        assert_eq!(line.split_whitespace().collect::<Vec<_>>(), [name, source, value]);
        assert_eq!(line.find(source), column, "{line}");
    }
}

#[test]
fn a_password_in_an_address_is_printed_nowhere() {
    let arguments = ["--report-templates", "https://jan:geheim@elders/sjablonen"];
    for format in ["text", "json"] {
        let text = printed(&run(&[&["settings", "--format", format][..], &arguments].concat(), &[]));
        assert!(text.contains("https://jan:********@elders/sjablonen") && !text.contains("geheim"), "{text}");
    }
    let output = run(&["serve"], &[("TRAJECTPERS_LISTEN", "http://jan:geheim@elders")]);
    refused(
        &output,
        &["TRAJECTPERS_LISTEN kan niet ‘http://jan:********@elders’ zijn: schrijf een IP-adres of een naam, met \
           poort, zoals 127.0.0.1:8080 of localhost:8080."
            .to_owned()],
    );
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest_name() {
    let file = File::new("unknown", "# dienst\nquue = 64\nTRAJECTPERS_BODY_LIMIT = 1\n\nzzz = 1\n[batch]\nitems = 1\n");
    let place = |line: usize, why: &str| format!("{}, regel {line}: {why}", file.path());
    let reasons = [
        place(2, "‘quue’ is geen instelling. Bedoelt u ‘queue’?"),
        place(3, "‘TRAJECTPERS_BODY_LIMIT’ is geen instelling. Bedoelt u ‘body-limit’?"),
        place(5, "‘zzz’ is geen instelling; trajectpers settings noemt ze alle."),
        place(6, "‘batch’ is een tabel: schrijf elke instelling op een eigen regel, zonder kop erboven."),
    ];
    for command in ["serve", "settings", "example"] {
        refused(&run(&[command, "--config", file.path()], &[]), &reasons);
    }
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let file = File::new("wrong", "deadline = 0\nlisten = \"hier\"\n\nhsts = [true]\nthreshold = [\"onzin=1\"]\n");
    let variables = [("TRAJECTPERS_QUEUE", "0"), ("TRAJECTPERS_LOG_FORMAT", "xml"), ("TRAJECTPERS_SHUTDOWN", "")];
    let output = run(&["--client-share", "0", "--worker-rest", "lang", "--config", file.path()], &variables);
    let place = |line: usize, why: &str| format!("{}, regel {line}: {why}", file.path());
    refused(
        &output,
        &[
            "--client-share kan niet ‘0’ zijn: schrijf een getal van 1 tot 100.".to_owned(),
            "--worker-rest kan niet ‘lang’ zijn: schrijf een heel getal van 1 tot en met 86400.".to_owned(),
            "TRAJECTPERS_LOG_FORMAT kan niet ‘xml’ zijn: kies uit: text, json.".to_owned(),
            "TRAJECTPERS_SHUTDOWN is leeg: geef een waarde of haal de variabele weg.".to_owned(),
            "TRAJECTPERS_QUEUE kan niet ‘0’ zijn: schrijf een heel getal van 1 of meer.".to_owned(),
            place(1, "deadline kan niet ‘0’ zijn: schrijf een heel getal van 1 tot en met 600."),
            place(
                2,
                "listen kan niet ‘hier’ zijn: schrijf een IP-adres of een naam, met poort, zoals 127.0.0.1:8080 of \
                 localhost:8080.",
            ),
            place(4, "hsts neemt één waarde, geen lijst."),
            place(5, "threshold kan niet ‘onzin=1’ zijn: die naam bestaat niet; GET /v1/regels noemt ze alle."),
        ],
    );
}

#[test]
fn an_empty_variable_is_refused_by_name_also_where_a_flag_goes_before_it() {
    for name in ["TRAJECTPERS_LISTEN", "TRAJECTPERS_LOG", "TRAJECTPERS_THRESHOLDS", "TRAJECTPERS_CONFIG"] {
        let output = run(&["serve", "--listen", "127.0.0.1:0"], &[(name, "")]);
        refused(&output, &[format!("{name} is leeg: geef een waarde of haal de variabele weg.")]);
    }
}

#[test]
fn a_file_that_cannot_be_used_is_refused() {
    refused(&run(&["--config", "/bestaat/niet.toml"], &[]), &["/bestaat/niet.toml bestaat niet.".to_owned()]);
    let file = File::new("torn", "queue = 64\nlisten = \"127.0.0.1\n");
    let output = run(&["--config", file.path()], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains(&format!("{}, regel 2: dit is geen TOML: ", file.path())), "{}", told(&output));
}

#[test]
fn an_origin_that_would_never_match_is_refused_and_so_is_one_without_keys() {
    let right = "schrijf een herkomst zoals https://dossier.example, zonder pad, of *.";
    let typed = "--cors-origin=ander.example,https://dossier.example/";
    let output = run(&["serve", typed, "--cors-origin=https://dossier.example/pad"], &[]);
    refused(
        &output,
        &[
            format!("--cors-origin kan niet ‘ander.example’ zijn: {right}"),
            format!("--cors-origin kan niet ‘https://dossier.example/pad’ zijn: {right}"),
        ],
    );
    let output = run(&["serve", "--listen", "127.0.0.1:0", "--cors-origin", "https://dossier.example/"], &[]);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    for way in ["--cors-origin", "--keys-file", "--allow-anyone"] {
        assert!(told(&output).contains(way), "{}", told(&output));
    }
}

#[test]
fn an_address_that_callers_could_not_use_is_refused() {
    for (name, value, right) in [
        ("public-url", "https://pers.example/v1", "schrijf het hele adres zonder /v1 erachter"),
        ("public-url", "pers.example", "schrijf het hele adres zonder /v1 erachter"),
        ("contact-url", "bureau.example", "schrijf het hele adres van een pagina"),
        ("contact-email", "de beheerder", "schrijf een e-mailadres"),
        ("contact-name", " ", "schrijf een naam"),
    ] {
        let output = run(&["settings", &format!("--{name}"), value], &[]);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains(&format!("--{name} kan niet ‘{value}’ zijn: {right}")), "{}", told(&output));
    }
    let sound = settings(&["--public-url", "https://x.example/pers/", "--contact-email", "a@b.example"], &[]);
    assert!(one(&sound, "public-url").0.as_str().is_some_and(|url| url.starts_with("https://x.example/pers")));
}

#[test]
fn no_room_at_all_is_refused() {
    let flags = ["--body-limit", "--bodies", "--answers"];
    let typed: Vec<String> = flags.iter().map(|flag| format!("{flag}=0")).collect();
    let arguments: Vec<&str> = std::iter::once("serve").chain(typed.iter().map(String::as_str)).collect();
    let right = "schrijf een aantal bytes van ten minste 1.";
    let reasons: Vec<String> = flags.iter().map(|flag| format!("{flag} kan niet ‘0’ zijn: {right}")).collect();
    let output = run(&arguments, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    for reason in reasons {
        assert!(told(&output).contains(&reason), "{reason}: {}", told(&output));
    }
}

#[test]
fn what_a_command_does_not_read_does_not_stop_it() {
    let file = File::new("health", "queue = 0\n");
    let variables = [("TRAJECTPERS_CONFIG", file.path()), ("TRAJECTPERS_DEADLINE", "")];
    assert_eq!(run(&["health", "--listen", &SERVER.to_string()], &variables).status.code(), Some(0));
}

#[test]
fn the_service_takes_its_flags_without_its_name() {
    let taken = SERVER.to_string();
    let file = File::new("listen", &format!("listen = \"{taken}\"\nrender-threads = 1\n"));
    for arguments in [
        &["--listen", &taken, "--render-threads", "1"][..],
        &["--log", "error", "--listen", &taken, "--render-threads=1"],
        &["--config", file.path()],
        &["--log-format=text", "serve", "--config", file.path()],
    ] {
        let output = run(arguments, &[]);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", told(&output));
        assert!(told(&output).contains("is niet te luisteren") && told(&output).contains(&taken), "{}", told(&output));
    }
    let help = printed(&run(&["--queue", "5", "--help"], &[]));
    assert!(help.contains("trajectpers serve") && help.contains("--listen"), "{help}");
    let help = printed(&run(&["--help"], &[]));
    assert!(help.contains("settings") && !help.contains("--listen"), "{help}");
    let output = run(&["--lisen", &taken], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("--listen"), "{}", told(&output));
}

#[test]
fn a_variable_with_a_slip_is_told_with_the_setting_that_was_meant() {
    let output =
        run(&["settings"], &[("TRAJECTPERS_QUEUES", "3"), ("TRAJECTPERS_PORT_8080_TCP", "tcp://10.0.0.1:8080")]);
    assert_eq!(output.status.code(), Some(0));
    let said = told(&output);
    assert!(said.contains("TRAJECTPERS_QUEUES is geen instelling en wordt niet gelezen. Bedoelt u TRAJECTPERS_QUEUE?"));
    assert!(!said.contains("TRAJECTPERS_PORT"), "{said}");
}
