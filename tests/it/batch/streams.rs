//! A batch that is sent and read at once, one that is not read, and room for what waits.

use std::sync::Arc;

use serde_json::{Value, json};
use trajectpers::http::{BatchLimits, Shares, State};
use trajectpers::press::Client;

use super::{
    BATCH_PATH, Duplex, END, NDJSON, archive, documents_and_results, entries, item, lines, name, sends_first, traject,
};
use crate::attacks::connections;
#[cfg(unix)]
use crate::program::Service;
use crate::support::{BATCH, JSON, POOL, SERVER, VOORTGANG, bytes, pool, request_to, serve, state};

#[test]
#[cfg(unix)]
fn a_service_that_stops_finishes_the_batch_that_is_under_way() {
    let mut service = Service::start(&["--render-threads", "1", "--allow-anyone", "true"]);
    let mut batch = Duplex::open(service.address, "");
    batch.send(&lines(&[item(1)]));
    batch.read_until(b"PK\x03\x04");
    service.signal("TERM");
    while !service.log().contains("stopping") {
        std::thread::yield_now();
    }
    // The service has more to make than it had when the signal came.
    batch.send(&lines(&(2..=6).map(item).collect::<Vec<_>>()));
    let (names, results) = documents_and_results(&batch.finish());
    assert_eq!(names, (1..=6).map(name).collect::<Vec<_>>(), "{results:?}");
    assert!(service.wait().success());
}

#[test]
fn the_first_document_comes_before_the_last_item_is_sent() {
    let mut duplex = Duplex::open(*SERVER, "");
    duplex.send(&lines(&[item(1)]));
    duplex.read_until(b"PK\x03\x04");
    duplex.read_until(b"%%EOF");
    duplex.send(&lines(&[item(2)]));
    let (names, _) = documents_and_results(&duplex.finish());
    assert_eq!(names, [name(1), name(2)]);
}

#[test]
fn a_batch_that_nobody_reads_does_not_hold_up_a_single_request() {
    let service = serve(state(Arc::new(pool(1, 1))));
    let mut duplex = Duplex::open(service, "");
    let items: Vec<Value> = (1..=6).map(item).collect();
    duplex.send(&lines(&items));
    for number in 11..=13 {
        let answer = request_to(service, "POST", VOORTGANG, &[JSON], &bytes(&traject(number)));
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let (names, _) = documents_and_results(&duplex.finish());
    assert_eq!(names.len(), 6);
}

/// An item with so many bytes of space between its fields.
fn wide(number: usize, bytes: usize) -> Vec<u8> {
    let item = item(number).to_string();
    let (before, after) = item.split_at(1);
    format!("{before}{}{after}\n", " ".repeat(bytes)).into_bytes()
}

#[test]
fn a_client_that_sends_everything_first_gets_the_whole_archive() {
    // The documents of the small ones are more than the connection holds of an answer, the others more than it holds of
    // a request.
    let small = (1..=45).flat_map(|number| [bytes(&item(number)), b"\n".to_vec()].concat());
    let body: Vec<u8> = small.chain((46..=75).flat_map(|number| wide(number, 600_000))).collect();
    assert!(body.len() > 16_000_000);
    let expected: Vec<String> = (1..=75).map(name).collect();

    let mut chunks = Vec::new();
    for part in body.chunks(50_000) {
        chunks.extend([format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat());
    }
    chunks.extend(END);
    let waiting = Shares::new(1 << 30, 100);
    let service = serve(State { waiting: waiting.clone(), ..state(Arc::clone(&POOL)) });
    let chunked = "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n";
    let whole = |mut duplex: Duplex| {
        duplex.read_to_end();
        duplex.body()
    };
    let chunked = whole(sends_first(service, chunked, &chunks));
    let (names, results) = documents_and_results(&chunked);
    assert_eq!(names, expected);
    assert_eq!(results.len(), 75);

    let announced = format!("Content-Type: application/x-ndjson\r\nContent-Length: {}\r\n", body.len());
    let announced = whole(sends_first(service, &announced, &body));
    assert!(announced == chunked, "equal batches give equal bytes");
    assert_eq!(waiting.taken(), 0, "nothing waits any more");
}

#[test]
fn where_nothing_may_wait_a_client_that_reads_gets_everything() {
    let items: Vec<Value> = (1..=12).map(item).collect();
    let expected = archive(*SERVER, "", &lines(&items));
    for (own, all) in [(0, 1 << 20), (1 << 20, 1), (5_000, 1 << 20)] {
        let batch = BatchLimits { waiting: own, ..BATCH };
        let service = serve(State { batch, waiting: Shares::new(all, 100), ..state(Arc::clone(&POOL)) });
        assert!(archive(service, "", &lines(&items)) == expected, "{own} of {all}");
        let answer = request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items));
        assert!(answer.body == expected, "{own} of {all}, announced");
    }
}

#[test]
fn an_answer_moves_while_its_next_document_is_awaited() {
    let batch = BatchLimits { silence: std::time::Duration::from_millis(5), ..BATCH };
    let service = serve(State { batch, ..state(Arc::clone(&POOL)) });
    let mut duplex = Duplex::open(service, "");
    duplex.send(&lines(&[item(1)]));
    duplex.read_until(b"%%EOF");
    // Of the next file, of which nothing was sent yet; each byte is a chunk.
    duplex.read_until(b"1\r\nP\r\n1\r\nK\r\n1\r\n\x03\r\n1\r\n\x04\r\n");
    duplex.send(&lines(&[item(2)]));
    assert!(duplex.finish() == archive(*SERVER, "", &lines(&[item(1), item(2)])), "equal batches give equal bytes");
}

#[test]
fn the_parts_of_a_batch_that_nobody_reads_take_room_until_their_reader_has_gone() {
    let unread = Shares::new(1 << 30, 100);
    let service = serve(State { unread: unread.clone(), ..state(Arc::clone(&POOL)) });
    let items: Vec<Value> = (0..30).map(item).collect();
    let reader = connections::batch_reader_that_stops(service, &lines(&items));
    while unread.taken() == 0 {
        std::thread::yield_now();
    }
    drop(reader);
    while unread.taken() > 0 {
        std::thread::yield_now();
    }
}

#[test]
fn a_batch_goes_on_part_by_part_where_there_is_room_for_one() {
    let unread = Shares::new(1, 100);
    let service = serve(State { unread: unread.clone(), ..state(Arc::clone(&POOL)) });
    let items = [vec![json!({})], (1..5).map(item).collect()].concat();
    let answer = request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(entries(&answer.body).len(), 5, "four documents and the results");
    // Where there is none, no batch begins.
    let all = loop {
        if let Ok(all) = unread.take(Client::OURSELVES, 1) {
            break all;
        }
        std::thread::yield_now();
    };
    request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items)).is_problem(503, "tijdelijk-niet-beschikbaar");
    drop(all);
}
