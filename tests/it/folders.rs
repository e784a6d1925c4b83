//! The command line in folders of other people: one batch at a time, nothing of others written over or followed,
//! nothing half under its name, and all of it for its owner alone.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::batch::{batch, contents, folder, item, lines, name, run, traject, write};
use crate::support::{bytes, files, root, set};

const KIND: &str = "voortgangsrapportage";

/// What of others may stand where a document comes.
const THEIRS: &[u8] = b"%PDF-1.7 van een ander\n%%EOF\n";

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).expect("a file")
}

/// The names in a folder, whatever they are the names of.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn results(folder: &Path) -> Vec<Value> {
    serde_json::from_slice(&read(&folder.join("resultaten.json"))).expect("a list of results")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The program as a shell starts it after these words.
#[cfg(unix)]
fn after(shell: &str, arguments: &[&str]) -> Command {
    let script = format!("{shell}; exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", script.as_str(), "sh", env!("CARGO_BIN_EXE_trajectpers")]).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command with something on standard input.
fn feed(mut command: Command, input: &[u8]) -> Output {
    let mut program = command.spawn().expect("the program starts");
    let mut standard_input = program.stdin.take().expect("standard input");
    // A program that has enough may be gone already.
    drop(standard_input.write_all(input));
    drop(standard_input);
    program.wait_with_output().expect("the program ends")
}

#[test]
fn a_second_batch_in_one_place_stops_before_it_begins() {
    for (lock, output) in [(".trajectpers.slot", "."), (".uit.zip.slot", "uit.zip")] {
        let target = folder("bezet");
        let held = File::options().create(true).append(true).open(target.join(lock)).expect("a file");
        held.lock().expect("nobody else has it");
        let said = batch("-", &target.join(output), &[], &lines(&[item(1)]), 1);
        assert!(said.contains("werkt al een andere batch"), "{said}");
        assert_eq!(names(&target), [lock]);
        // A batch that was killed leaves a file that nobody holds.
        drop(held);
        batch("-", &target.join(output), &[], &lines(&[item(1)]), 0);
        assert!(!names(&target).contains(&lock.to_owned()), "{:?}", names(&target));
    }
}

#[test]
fn two_batches_at_once_never_give_a_document_the_name_of_another() {
    let bodies = [1, 101].map(|first| lines(&(first..first + 6).map(item).collect::<Vec<_>>()));
    let alone = [("alleen-1", &bodies[0]), ("alleen-2", &bodies[1])].map(|(name, body)| {
        let target = folder(name);
        batch("-", &target, &[], body, 0);
        contents(&target)
    });
    let target = folder("samen");
    let output = target.to_str().expect("UTF-8");
    let ended: Vec<Output> = std::thread::scope(|scope| {
        let runs: Vec<_> =
            bodies.iter().map(|body| scope.spawn(move || run(&["batch", "-", "-o", output], body))).collect();
        runs.into_iter().map(|run| run.join().expect("a run")).collect()
    });
    let stopped = |run: &&Output| run.status.code() == Some(1) && told(run).contains("werkt al een andere batch");
    let whole = ended.iter().filter(|run| run.status.success()).count();
    assert!(whole > 0 && whole + ended.iter().filter(stopped).count() == 2, "{ended:?}");
    let made = contents(&target);
    for (name, document) in made.iter().filter(|(name, _)| name.ends_with(".pdf")) {
        assert!(alone.iter().any(|alone| alone.get(name) == Some(document)), "{name}");
    }
    assert!(alone.iter().any(|alone| alone["resultaten.json"] == made["resultaten.json"]));
}

#[test]
#[cfg(unix)]
fn a_link_under_a_name_of_ours_is_refused_and_not_followed() {
    let victim = folder("slachtoffer").join("bestand");
    write(&victim, "van een ander");
    for (link, output) in [
        (".trajectpers.slot", "."),
        (".resultaten.ndjson", "."),
        (".trajectpers.deel", "."),
        (".trajectpers-batch-1.deel", "."),
        ("resultaten.json", "."),
        (".uit.zip.slot", "uit.zip"),
        (".uit.zip.deel", "uit.zip"),
        ("uit.zip", "uit.zip"),
    ] {
        let target = folder("verwijzing");
        std::os::unix::fs::symlink(&victim, target.join(link)).expect("a link");
        let said = batch("-", &target.join(output), &["--overwrite"], &lines(&[item(1)]), 2);
        assert!(said.contains("symbolische link"), "{link}: {said}");
        assert_eq!(names(&target), [link]);
    }
    let target = folder("verwijzing");
    let link = target.join(name(1));
    std::os::unix::fs::symlink(&victim, &link).expect("a link");
    let said = batch("-", &target, &["--overwrite"], &lines(&[item(1), item(2)]), 1);
    assert!(said.contains("symbolische link"), "{said}");
    assert_eq!(results(&target)[0]["probleem"]["code"], "bestand-bestaat");
    assert!(read(&target.join(name(2))).starts_with(b"%PDF-"), "the others are made");
    let ended = run(&["render", KIND, "-", "-o", link.to_str().expect("UTF-8")], &bytes(&traject(1)));
    assert!(ended.status.code() == Some(1) && told(&ended).contains("symbolische link"), "{}", told(&ended));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_eq!(read(&victim), b"van een ander");
}

#[test]
fn a_file_of_others_stays_unless_it_may_be_written_over() {
    let (target, body) = (folder("vreemd"), lines(&[item(1), item(2)]));
    let theirs = target.join(name(1));
    write(&theirs, THEIRS);
    let said = batch("-", &target, &[], &body, 1);
    assert!(said.contains("staat er al") && said.contains("--overwrite"), "{said}");
    let list = results(&target);
    assert_eq!((&list[0]["status"], &list[0]["probleem"]["code"]), (&json!("mislukt"), &json!("bestand-bestaat")));
    assert_eq!(list[1]["bestand"], name(2).as_str());
    assert_eq!(read(&theirs), THEIRS);
    batch("-", &target, &["--overwrite"], &body, 0);
    assert_ne!(read(&theirs), THEIRS);

    for (name, output) in [("resultaten.json", "."), ("uit.zip", "uit.zip")] {
        let target = folder("vreemd-geheel");
        write(&target.join(name), "{\"van\": \"een ander\"}");
        let said = batch("-", &target.join(output), &[], &body, 2);
        assert!(said.contains("niet van een eerdere batch"), "{said}");
        assert_eq!(
            (names(&target), read(&target.join(name))),
            (vec![name.to_owned()], b"{\"van\": \"een ander\"}".into())
        );
        batch("-", &target.join(output), &["--overwrite"], &body, 0);
        // What a batch made is ours, and no question.
        batch("-", &target.join(output), &[], &body, 0);
    }
}

#[test]
fn a_document_of_ours_is_made_anew_and_one_that_was_signed_stays() {
    let target = folder("ondertekend");
    batch("-", &target, &[], &lines(&[item(1), item(2)]), 0);
    let made = contents(&target);
    let signed = [&made[&name(1)][..], b"een handtekening\n%%EOF\n"].concat();
    write(&target.join(name(1)), &signed);
    let mut changed = item(2);
    set(&mut changed, "/traject/voortgang/samenvatting", "Het traject verloopt volgens plan.");
    let body = lines(&[item(1), changed]);
    let said = batch("-", &target, &[], &body, 1);
    assert!(said.contains("ondertekend"), "{said}");
    assert_eq!(read(&target.join(name(1))), signed);
    assert_ne!(read(&target.join(name(2))), made[&name(2)], "its input has changed, and it was ours");
    batch("-", &target, &["--overwrite"], &body, 0);
    assert_eq!(read(&target.join(name(1))), made[&name(1)]);
    assert_eq!(names(&target), [name(1), name(2), "resultaten.json".to_owned()]);
}

#[test]
fn a_document_stays_ours_when_a_later_batch_does_not_meet_it() {
    let target = folder("blijft-van-ons");
    batch("-", &target, &[], &lines(&[item(1), item(2)]), 0);
    batch("-", &target, &[], &lines(&[item(1)]), 0);
    let journal = target.join(".resultaten.ndjson");
    assert!(journal.exists());
    #[cfg(unix)]
    assert_eq!(mode(&journal), 0o600);
    let mut changed = item(2);
    set(&mut changed, "/traject/voortgang/samenvatting", "Het traject verloopt volgens plan.");
    batch("-", &target, &[], &lines(&[item(1), changed]), 0);
    assert_eq!(names(&target), [name(1), name(2), "resultaten.json".to_owned()]);
}

#[test]
fn what_a_batch_that_was_killed_left_half_is_cleared_away() {
    let target = folder("half");
    for half in [".trajectpers.deel", ".trajectpers-batch-0123456789abcdef.deel", ".uit.zip.deel", ".uit.zip-1.deel"] {
        write(&target.join(half), "half");
    }
    write(&target.join(".van-een-ander.deel"), "van een ander");
    batch("-", &target, &[], &lines(&[item(1)]), 0);
    batch("-", &target.join("uit.zip"), &[], &lines(&[item(1)]), 0);
    let left = [".van-een-ander.deel".to_owned(), name(1), "resultaten.json".to_owned(), "uit.zip".to_owned()];
    assert_eq!(names(&target), left);
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;

    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
#[cfg(unix)]
fn files_and_new_folders_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let target = folder("rechten");
    let (outer, inner, single) = (target.join("nieuw"), target.join("nieuw/diep"), target.join("uit.pdf"));
    batch("-", &inner, &[], &lines(&[item(1)]), 0);
    batch("-", &outer.join("uit.zip"), &[], &lines(&[item(1)]), 0);
    write(&single, "oud");
    fs::set_permissions(&single, fs::Permissions::from_mode(0o644)).expect("set");
    let ended = run(&["render", KIND, "-", "-o", single.to_str().expect("UTF-8")], &bytes(&traject(1)));
    assert!(ended.status.success(), "{}", told(&ended));
    for made in [&outer, &inner] {
        assert_eq!(mode(made), 0o700, "{}", made.display());
    }
    let (document, list) = (inner.join(name(1)), inner.join("resultaten.json"));
    for made in [&document, &list, &outer.join("uit.zip"), &single] {
        assert_eq!(mode(made), 0o600, "{}", made.display());
    }
}

/// As much as a full disk to whoever writes: no file grows beyond a few KiB.
#[cfg(unix)]
const FULL_DISK: &str = "ulimit -f 4";

#[test]
#[cfg(unix)]
fn on_a_full_disk_every_name_keeps_what_it_had() {
    let target = folder("vol");
    let (file, body) = (target.join("uit.pdf"), bytes(&traject(1)));
    write(&file, "oud");
    write(&target.join("uit.zip"), "");
    let path = |name: &str| target.join(name).to_str().expect("UTF-8").to_owned();
    let paths = [path("uit.pdf"), path("."), path("uit.zip")];
    let [single, many, archive] = paths.each_ref().map(String::as_str);
    for (arguments, input) in [
        (&["render", KIND, "-", "-o", single][..], body.clone()),
        (&["render", KIND, "-", "-o", many], body.clone()),
        (&["batch", "-", "-o", many], lines(&[item(1)])),
        (&["batch", "-", "-o", archive, "--overwrite"], lines(&[item(1)])),
    ] {
        let ended = feed(after(FULL_DISK, arguments), &input);
        assert_eq!(ended.status.code(), Some(1), "{arguments:?}: {}", told(&ended));
        assert!(told(&ended).contains("niet te schrijven"), "{arguments:?}: {}", told(&ended));
        assert_eq!(names(&target), ["uit.pdf", "uit.zip"], "{arguments:?}");
    }
    assert_eq!((read(&file), read(&target.join("uit.zip"))), (b"oud".to_vec(), vec![]));

    // Standard output may be a file too.
    let mut command = after(FULL_DISK, &["render", KIND, "-", "-o", "-"]);
    command.stdout(File::create(&file).expect("a file"));
    let ended = feed(command, &body);
    assert!(ended.status.code() == Some(1) && told(&ended).contains("Standaarduitvoer"), "{}", told(&ended));
}

#[test]
#[cfg(unix)]
fn templates_on_a_full_disk_are_whole_or_not_there() {
    let target = folder("vol-sjablonen").join("huis");
    let ended = feed(after(FULL_DISK, &["templates", "export", target.to_str().expect("UTF-8")]), b"");
    assert_eq!(ended.status.code(), Some(1), "{}", told(&ended));
    assert!(files(&target, "deel").is_empty());
    for made in files(&target, "typ") {
        let shipped: PathBuf = root().join("report-templates").join(made.strip_prefix(&target).expect("below"));
        assert_eq!(read(&made), read(&shipped), "{}", made.display());
    }
}

#[test]
fn a_batch_goes_on_when_nobody_listens() {
    let target = folder("niemand-luistert");
    let mut command = Command::new(env!("CARGO_BIN_EXE_trajectpers"));
    command.args(["batch", "-", "-o", target.to_str().expect("UTF-8")]);
    let mut program = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(program.stderr.take());
    let mut input = program.stdin.take().expect("standard input");
    let mut body = lines(&[item(1), item(2)]);
    body.extend(b"kapot\n");
    input.write_all(&body).expect("it reads");
    drop(input);
    assert_eq!(program.wait().expect("it ends").code(), Some(1), "one item is broken");
    assert_eq!(names(&target), [name(1), name(2), "resultaten.json".to_owned()]);
}

#[test]
#[cfg(unix)]
fn names_that_steer_a_terminal_are_written_out() {
    let month = folder("stuurtekens");
    write(&month.join("a\u{1b}[2J.json"), "geen JSON");
    write(&month.join("b.json"), bytes(&traject(1)));
    let said = batch(month.to_str().expect("UTF-8"), &folder("stuurtekens-uit"), &["--soort", KIND], b"", 1);
    assert!(!said.contains('\u{1b}') && said.contains("a\\u{1b}[2J.json"), "{said}");

    let mut body = traject(1);
    set(&mut body, "/\u{1b}[31mrood", 1);
    for arguments in [["render", KIND, "-"], ["render", KIND, "/bestaat/niet\u{1b}[31mrood"]] {
        let ended = run(&arguments, &bytes(&body));
        let said = told(&ended);
        assert!(!said.contains('\u{1b}') && said.contains("\\u{1b}[31mrood"), "{said}");
    }
    let judged = String::from_utf8(run(&["validate", "-"], &bytes(&body)).stdout).expect("UTF-8");
    assert!(!judged.contains('\u{1b}') && judged.contains("\\u{1b}[31mrood"), "{judged}");
}

#[test]
#[cfg(target_os = "linux")]
fn too_few_files_to_open_are_told_in_a_sentence() {
    let target = folder("weinig-bestanden");
    let output = target.to_str().expect("UTF-8");
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["batch", "-", "-o", output, "--render-threads", "4"]]
    {
        let ended = feed(after("ulimit -n 16", arguments), &lines(&[item(1)]));
        let said = told(&ended);
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(said.contains("ulimit -n") && !said.contains("panicked"), "{said}");
    }
    assert!(names(&target).is_empty());
}
