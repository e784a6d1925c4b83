//! The service under attack: every hostile body gets the answer that is right, and nobody else notices.

use std::io::Cursor;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;
use trajectpers::http::{Shares, State};
use trajectpers::press::Client;

use crate::attacks::connections::{self, ends_within};
use crate::attacks::{Attack, BATCH, Expected, OFFERTE, all, bodies, drawings, innocent, named, pictures, texts};
use crate::support::{Answer, JSON, POOL, SERVER, bytes, example, get, list, request, request_to, serve, state};

/// How long an answer may take on a machine that is busy with all tests: what hangs fails, and does not hang the tests.
const PATIENCE: Duration = Duration::from_secs(180);

/// Bytes that a refusal may have: a thousand faults with a pointer of 500 characters each.
const LONGEST_REFUSAL: usize = 1_000_000;

/// What became of a request.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Made,
    /// With the places of its faults.
    Refused(Vec<String>),
    /// Anything that is no answer to a caller's mistake.
    Wrong(String),
}

fn answer(attack: &Attack) -> Option<Answer> {
    let (tell, told) = mpsc::channel();
    let attack = attack.clone();
    std::thread::spawn(move || {
        let answer = request("POST", &attack.address, &attack.headers, &attack.body());
        let _ = tell.send(answer);
    });
    told.recv_timeout(PATIENCE).ok()
}

fn outcome(attack: &Attack) -> Outcome {
    let Some(answer) = answer(attack) else {
        return Outcome::Wrong(format!("no answer within {PATIENCE:?}"));
    };
    let of_batch = attack.address.starts_with(BATCH);
    match answer.status {
        200 if of_batch => of_first_item(&answer.body),
        200 if attack.address.ends_with("/_valideer") => of_judgement(&answer.json()),
        200 if answer.body.starts_with(b"%PDF-") => Outcome::Made,
        400 if answer.body.len() > LONGEST_REFUSAL => {
            Outcome::Wrong(format!("a refusal of {} bytes", answer.body.len()))
        }
        // Of a batch that is too long nothing is read to the end.
        413 if of_batch => Outcome::Refused(vec![]),
        400 => {
            let places = pointers(&answer.json(), "errors").into_iter();
            Outcome::Refused(places.map(|place| if of_batch { within_item(&place) } else { place }).collect())
        }
        status => Outcome::Wrong(format!("{status}: {}", answer.text().chars().take(300).collect::<String>())),
    }
}

fn pointers(holder: &Value, field: &str) -> Vec<String> {
    list(holder, field).into_iter().filter_map(|fault| fault["pointer"].as_str().map(str::to_owned)).collect()
}

/// The place in a trajectory of a place in a batch of one.
fn within_item(place: &str) -> String {
    let inside = place.strip_prefix("/0/traject").or_else(|| place.strip_prefix("/0"));
    inside.unwrap_or(place).to_owned()
}

fn of_judgement(judgement: &Value) -> Outcome {
    if judgement["geldig"] == true {
        return Outcome::Made;
    }
    let missing = list(judgement, "documenten").into_iter().flat_map(|document| pointers(document, "ontbreekt"));
    Outcome::Refused(pointers(judgement, "fouten").into_iter().chain(missing).collect())
}

fn of_first_item(archive: &[u8]) -> Outcome {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let last = zip.by_index(zip.len() - 1).expect("results");
    let results: Vec<Value> = serde_json::from_reader(last).expect("a list of results");
    let first = &results[0];
    match (first["status"].as_str(), first["probleem"]["status"].as_u64()) {
        (Some("gemaakt"), _) => Outcome::Made,
        (_, Some(400 | 413)) => Outcome::Refused(pointers(&first["probleem"], "errors")),
        _ => Outcome::Wrong(first.to_string().chars().take(300).collect()),
    }
}

fn is_right(attack: &Attack, outcome: &Outcome) -> bool {
    match (attack.expected, outcome) {
        // A strict batch refuses what is merely unwise too.
        (Expected::MadeOrRefused { .. }, Outcome::Refused(_)) if attack.address.ends_with("?strikt=true") => true,
        (Expected::Made | Expected::MadeOrRefused { .. }, Outcome::Made) => true,
        (Expected::Refused { pointer } | Expected::MadeOrRefused { pointer }, Outcome::Refused(places)) => {
            places.iter().any(|place| place == pointer)
        }
        (Expected::RefusedSomewhere, Outcome::Refused(_)) => true,
        _ => false,
    }
}

/// What is wrong with the answer, or with the service after it.
fn complaints(attack: &Attack) -> Vec<String> {
    let outcome = outcome(attack);
    let mut complaints = Vec::new();
    if !is_right(attack, &outcome) {
        complaints.push(format!("{}: {outcome:?} where {:?} is right", attack.name, attack.expected));
    }
    complaints.extend(service_is_well().map(|complaint| format!("after {}: {complaint}", attack.name)));
    complaints
}

/// An innocent document is made, and the service says that it can make more.
fn service_is_well() -> Option<String> {
    let innocent = outcome(&innocent());
    if innocent != Outcome::Made {
        return Some(format!("an innocent document: {innocent:?}"));
    }
    // A worker that has just been replaced may be starting.
    let ready = (0..1_000).any(|_| get("/health/ready").status == 200);
    (!ready).then(|| "not ready".to_owned())
}

/// Sends each, and tells everything that went wrong together.
#[track_caller]
fn withstood(attacks: &[Attack]) {
    let complaints: Vec<String> = attacks.iter().flat_map(complaints).collect();
    assert!(complaints.is_empty(), "{} of {}: {complaints:#?}", complaints.len(), attacks.len());
}

/// Sends each to every address that takes it, which all have to agree: what can be judged can be made.
#[track_caller]
fn withstood_everywhere(attacks: &[Attack]) {
    let mut complaints = Vec::new();
    for attack in attacks {
        let everywhere = attack.everywhere();
        let outcomes: Vec<Outcome> = everywhere.iter().map(outcome).collect();
        for (attack, outcome) in everywhere.iter().zip(&outcomes) {
            if !is_right(attack, outcome) {
                complaints.push(format!("{}: {outcome:?} where {:?} is right", attack.name, attack.expected));
            }
        }
        // A strict batch refuses what was put right as well.
        let lenient = everywhere.iter().zip(&outcomes).filter(|(attack, _)| !attack.address.contains("strikt"));
        let made: Vec<bool> = lenient.map(|(_, outcome)| *outcome == Outcome::Made).collect();
        if made.contains(&true) && made.contains(&false) {
            complaints.push(format!("{}: made at some addresses and refused at others", attack.name));
        }
        complaints.extend(service_is_well().map(|complaint| format!("after {}: {complaint}", attack.name)));
    }
    assert!(complaints.is_empty(), "{} of {}: {complaints:#?}", complaints.len(), attacks.len());
}

// Logos.

#[test]
fn a_logo_with_numbers_at_the_end_of_their_range() {
    withstood_everywhere(&drawings::numbers());
}

#[test]
fn a_logo_inside_a_logo() {
    withstood_everywhere(&drawings::nesting());
}

#[test]
fn a_logo_that_is_drawn_again_and_again() {
    withstood_everywhere(&drawings::repetition());
}

#[test]
fn a_logo_of_styles() {
    withstood_everywhere(&drawings::styles());
}

#[test]
fn a_logo_of_names() {
    withstood_everywhere(&drawings::names());
}

#[test]
fn a_logo_that_points_outside() {
    withstood_everywhere(&drawings::outside());
}

#[test]
fn a_logo_in_another_encoding() {
    withstood_everywhere(&drawings::encodings());
}

#[test]
fn a_logo_of_a_real_bureau() {
    withstood_everywhere(&drawings::of_real_bureaus());
}

#[test]
fn a_picture_with_more_inside_than_outside() {
    withstood_everywhere(&pictures::chunks());
}

#[test]
fn a_picture_that_is_not_as_large_as_it_says() {
    withstood_everywhere(&pictures::sizes());
}

// Texts.

#[test]
fn a_text_that_is_just_not_too_long() {
    withstood_everywhere(&texts::full());
}

#[test]
fn a_text_that_is_too_long() {
    withstood_everywhere(&texts::too_long());
}

#[test]
fn a_sentence_of_the_caller_that_nests() {
    withstood_everywhere(&texts::sentences());
}

// Bodies.

#[test]
fn a_body_that_is_hardly_json() {
    let attacks = bodies::light();
    let judged: Vec<Attack> = attacks.iter().map(Attack::judged).collect();
    withstood(&[attacks, judged].concat());
}

#[test]
fn an_item_of_a_batch_that_is_hardly_one() {
    let strict: Vec<Attack> = bodies::batches().iter().map(Attack::strictly).collect();
    withstood(&[bodies::batches(), strict].concat());
}

/// A test for each of the heaviest, so that they run beside each other.
macro_rules! heavy {
    ($($test:ident: $name:literal;)+) => {
        const HEAVY: &[&str] = &[$($name),+];
        $(
            #[test]
            fn $test() {
                let attack = named($name);
                withstood(&[attack.judged(), attack]);
            }
        )+
    };
}

heavy! {
    four_megabytes_of_hyphens: "cv of 4 MB: hyphens";
    four_megabytes_of_letters: "cv of 4 MB: letters";
    four_megabytes_of_quotation_marks: "cv of 4 MB: quotation marks";
    four_megabytes_of_combining_marks: "cv of 4 MB: combining marks";
    four_megabytes_of_marks_of_two_orders: "cv of 4 MB: marks of two orders";
    four_megabytes_of_stars: "cv of 4 MB: stars that never match";
    four_megabytes_of_underscores: "cv of 4 MB: underscores around letters";
    four_megabytes_of_opening_brackets: "cv of 4 MB: opening brackets";
    four_megabytes_of_links: "cv of 4 MB: links that open";
    four_megabytes_of_ticks: "cv of 4 MB: ticks of growing length";
    four_megabytes_of_quotes: "cv of 4 MB: quotes of lists";
    four_megabytes_of_nul: "cv of 4 MB: NUL";
    a_sentence_of_four_megabytes: "sentence of 4 MB";
    two_million_ones: "json: 2,000,000 ones";
    a_million_empty_texts: "json: 1,390,000 empty texts";
    many_fields: "json: 380,000 fields";
    many_fields_in_a_part: "json: 380,000 fields in a part";
    many_nulls: "json: 830,000 nulls";
    a_million_lists: "json: 1,000,000 lists";
    many_texts_to_repair: "json: 590,000 texts to repair";
    many_invisible_texts: "json: texts of one invisible letter";
    a_million_fractions: "json: 1,000,000 fractions";
    many_truths: "json: as many truths";
    a_field_of_four_megabytes: "json: a field of 4 MB";
    a_field_of_slashes: "json: a field of 4 MB of slashes";
    one_field_many_times: "json: 400,000 times one field";
    opening_brackets_alone: "json: 4 MB of opening brackets";
    a_number_of_four_megabytes: "json: a number of 4 MB";
    a_text_of_escapes: "json: a text of 4 MB of escapes";
}

#[test]
fn every_heavy_attack_has_its_test_and_every_name_is_given_once() {
    let heavy: Vec<String> = [texts::heavy(), bodies::heavy()].concat().into_iter().map(|attack| attack.name).collect();
    assert_eq!(heavy, HEAVY);
    let mut names: Vec<String> = all().into_iter().map(|attack| attack.name).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
}

// Others meanwhile.

#[test]
fn others_are_served_while_the_dearest_logos_come() {
    const DEAREST: [&str; 8] = [
        "svg: lines around 1,500 far curves × 20",
        "svg: lines around 12,000 far curves",
        "svg: 8,000 namespaces × 4,000 elements",
        "svg: 80,000 segments × 600",
        "svg: an arc to 3e38",
        "svg: shadows by style",
        "svg: 600 views in each other",
        "svg: a clip in a scale of 1e40",
    ];
    std::thread::scope(|scope| {
        let attackers: Vec<_> = (0..2).map(|_| scope.spawn(|| DEAREST.map(|name| outcome(&named(name))))).collect();
        for _ in 0..10 {
            assert_eq!(outcome(&innocent()), Outcome::Made);
        }
        for attacker in attackers {
            let outcomes = attacker.join().expect("its outcomes");
            for (name, outcome) in DEAREST.iter().zip(outcomes) {
                assert!(is_right(&named(name), &outcome), "{name}: {outcome:?}");
            }
        }
    });
}

// Connections.

/// So many at once that they would be felt if one cost a thread, and few enough for a machine that tests.
const MANY: usize = 64;

fn many(open: impl Fn() -> TcpStream) -> Vec<TcpStream> {
    (0..MANY).map(|_| open()).collect()
}

#[track_caller]
fn service_stays_well() {
    assert_eq!(service_is_well(), None);
    assert_eq!(get("/health/live").status, 200);
}

#[test]
fn connections_that_say_little_hold_up_nobody() {
    let service = *SERVER;
    let body = bytes(&example("kaalst"));
    let half = &body[..body.len() / 2];
    let open = [
        many(|| connections::idle(service)),
        many(|| connections::half_a_head(service)),
        many(|| connections::half_a_body(service, OFFERTE, 4 * 1024 * 1024, b"{")),
        many(|| connections::half_a_body(service, OFFERTE, body.len(), half)),
        many(|| connections::half_a_body(service, &format!("{OFFERTE}/_valideer"), body.len(), half)),
    ];
    service_stays_well();
    drop(open);
    service_stays_well();
}

#[test]
fn batches_that_stop_hold_up_nobody() {
    // A service of their own: together they fill the places for batches, which other tests count on. The workers are those
    // of all.
    let service = serve(state(Arc::clone(&POOL)));
    let half_a_line = b"x".repeat(1_000_000);
    let item = innocent();
    let line = [b"{\"soort\":\"offerte\",\"traject\":".to_vec(), item.body(), b"}\n".to_vec()].concat();
    let lines = line.repeat(8);
    let open = [
        many(|| connections::batch_writer_that_stops(service, "", b"")),
        many(|| connections::batch_writer_that_stops(service, "", &line)),
        (0..20).map(|_| connections::batch_writer_that_stops(service, "", &half_a_line)).collect(),
        (0..20).map(|_| connections::batch_writer_that_stops(service, "?strikt=true", &half_a_line)).collect(),
        (0..20).map(|_| connections::batch_reader_that_stops(service, &lines)).collect(),
    ];
    service_stays_well();
    drop(open);
    service_stays_well();
}

#[test]
fn whoever_leaves_holds_up_nobody() {
    let service = *SERVER;
    let body = bytes(&example("kaalst"));
    for _ in 0..20 {
        connections::leaves_politely(service, OFFERTE, &body);
        connections::leaves_rudely(service, OFFERTE, &body);
    }
    service_stays_well();
    let open: Vec<TcpStream> = (0..10)
        .flat_map(|_| {
            [connections::waiting(service, OFFERTE, &body), connections::half_closed(service, OFFERTE, &body)]
        })
        .collect();
    service_stays_well();
    drop(open);
    service_stays_well();
}

#[test]
fn answers_that_nobody_reads_hold_up_nobody() {
    let service = *SERVER;
    let open = [
        (0..8).map(|_| connections::pipelined(service, 2_000)).collect::<Vec<_>>(),
        (0..8).map(|_| connections::chunk_extension(service, 1_000_000)).collect(),
    ];
    service_stays_well();
    drop(open);
    service_stays_well();
}

/// What everybody may ask for and nobody owns neither takes room from documents nor waits for it.
#[test]
fn the_contract_and_the_page_take_no_room_from_documents() {
    let unread = Shares::new(1, 100);
    let service = serve(State { unread: unread.clone(), ..state(Arc::clone(&POOL)) });
    let readers: Vec<TcpStream> = (0..8).map(|_| connections::pipelined(service, 200)).collect();
    for reader in &readers {
        let _ = reader.peek(&mut [0]);
    }
    assert_eq!(unread.taken(), 0, "nobody reads the contract");
    let body = bytes(&example("kaalst"));
    let all = unread.take(Client::OURSELVES, 1).expect("all room");
    for path in ["/", "/v1/docs", "/v1/docs/swagger-ui-bundle.js", "/page/app.js", "/v1/openapi.json", "/v1/problemen"]
    {
        let answer = request_to(service, "GET", path, &[], &[]);
        assert_eq!(answer.status, 200, "{path}");
        let length = answer.header("content-length").and_then(|length| length.parse().ok());
        assert_eq!(length, Some(answer.body.len()), "{path}");
    }
    let answer = request_to(service, "POST", OFFERTE, &[JSON], &body);
    answer.is_problem(503, "tijdelijk-niet-beschikbaar");
    drop(all);
    assert_eq!(request_to(service, "POST", OFFERTE, &[JSON], &body).status, 200);
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let service = *SERVER;
    for stream in [connections::idle(service), connections::half_a_head(service)] {
        assert!(ends_within(&stream, PATIENCE));
    }
}
