//! Batches of every form, cut into chunks of every size.

use super::*;

const LIMITS: Limits = Limits { line: 20, items: 5, total: 1_000 };

/// The pieces of a text, values as text, fed in chunks of one size.
fn pieces(text: &str, size: usize, limits: Limits) -> Vec<Result<String, Piece>> {
    let mut splitter = Splitter::new(limits);
    let mut found = Vec::new();
    let mut take = |splitter: &mut Splitter<Vec<u8>>| {
        while let Some(piece) = splitter.next_piece() {
            found.push(match piece {
                Piece::Value(value, _) => Ok(String::from_utf8(value).expect("UTF-8").trim().to_owned()),
                other => Err(other),
            });
        }
    };
    for chunk in text.as_bytes().chunks(size) {
        splitter.feed(chunk.to_vec());
        take(&mut splitter);
    }
    splitter.end();
    take(&mut splitter);
    found
}

/// Checks the pieces of a text, however it is cut into chunks.
fn check(text: &str, expected: &[Result<&str, Piece>]) {
    let expected: Vec<Result<String, Piece>> = expected.iter().map(|piece| piece.clone().map(str::to_owned)).collect();
    for size in [1, 2, 3, 7, 1_000] {
        assert_eq!(pieces(text, size, LIMITS), expected, "{text:?} in chunks of {size}");
    }
}

#[test]
fn a_line_is_a_value() {
    check("{\"a\":1}\r\n\n  \n{\"b\":2}\n", &[Ok("{\"a\":1}"), Ok("{\"b\":2}")]);
    check("{\"a\":1}\n{\"b\":2}", &[Ok("{\"a\":1}"), Ok("{\"b\":2}")]);
    check("\u{feff}nonsense\n{}", &[Ok("nonsense"), Ok("{}")]);
}

#[test]
fn values_follow_each_other_in_any_layout() {
    check("{\"a\":\n {\n}\n}\n{\"b\":2}\r\n\r\n{\n}", &[Ok("{\"a\":\n {\n}\n}"), Ok("{\"b\":2}"), Ok("{\n}")]);
    check("{\"a\":1}{\"}\":2} {}", &[Ok("{\"a\":1}"), Ok("{\"}\":2}"), Ok("{}")]);
    check("{\"a\":[\n{},\n{}\n]}\n1", &[Ok("{\"a\":[\n{},\n{}\n]}"), Ok("1")]);
}

#[test]
fn a_value_knows_where_it_begins() {
    for (text, expected) in [
        ("{}\n {}\r\n\r\nx\n", vec![(1, 0), (2, 1), (4, 0)]),
        ("{\n}{}", vec![(1, 0), (2, 1)]),
        ("\u{feff} [{\"é\":1},{},\n {}]", vec![(1, 2), (1, 10), (1, 13)]),
        ("[1,,2]", vec![(1, 1), (1, 4)]),
        ("{\"a\": 1,\n{}", vec![(1, 0), (2, 0)]),
    ] {
        for size in [1, 2, 3, 1_000] {
            let mut splitter = Splitter::new(Limits { line: 100, ..LIMITS });
            let mut found = Vec::new();
            for chunk in text.as_bytes().chunks(size) {
                splitter.feed(chunk);
                found.extend(std::iter::from_fn(|| splitter.next_piece()));
            }
            splitter.end();
            found.extend(std::iter::from_fn(|| splitter.next_piece()));
            let begin = |piece: &Piece| match piece {
                Piece::Value(_, Spot { line, character }) => Some((*line, *character)),
                _ => None,
            };
            let begins: Vec<(usize, usize)> = found.iter().filter_map(begin).collect();
            assert_eq!(begins, expected, "{text:?} in chunks of {size}");
        }
    }
}

#[test]
fn an_object_that_stays_open_takes_no_other_along() {
    check("{\"a\": 1, \n{\"b\":2}", &[Ok("{\"a\": 1,"), Ok("{\"b\":2}")]);
    check("{\"a\": {}\n{\"b\":2}", &[Ok("{\"a\": {}"), Ok("{\"b\":2}")]);
    check("{\"a\": \"x\n{\"b\":2}", &[Ok("{\"a\": \"x"), Ok("{\"b\":2}")]);
    check("{\"a\": 1}}\n{\"b\":2}", &[Ok("{\"a\": 1}"), Ok("}"), Ok("{\"b\":2}")]);
}

#[test]
fn an_element_of_a_list_is_a_value() {
    check(" [ {\"a\":[1,2]} ,\n{\"b\":\"],\\\"}\"}\n]\n ", &[Ok("{\"a\":[1,2]}"), Ok("{\"b\":\"],\\\"}\"}")]);
    check("[\"\\\\\",1]", &[Ok("\"\\\\\""), Ok("1")]);
    check("[{}{},3]", &[Ok("{}{}"), Ok("3")]);
}

#[test]
fn a_comma_too_many_is_told_once_with_its_place() {
    let comma = |line: usize, character: usize| Err(Piece::Comma(Spot { line, character }));
    check("[1,,2,]", &[Ok("1"), comma(1, 4), Ok("2"), comma(1, 6)]);
    check("\u{feff}[\n\"é\" ,\n ]", &[Ok("\"é\""), comma(2, 5)]);
    check("[,1]", &[comma(1, 2), Ok("1")]);
    check("[,]", &[comma(1, 2)]);
    check("[1,,]", &[Ok("1"), comma(1, 4)]);
    check("{},\n{}\n ,\n", &[Ok("{}"), comma(1, 3), Ok("{}"), comma(3, 2)]);
    check("{}\n,", &[Ok("{}"), comma(2, 1)]);
    check("{},{}", &[Ok("{}"), Ok(",{}")]);
}

#[test]
fn nothing_is_no_piece() {
    check("", &[]);
    check(" \n\n", &[]);
    check("[]", &[]);
    check(" [ \n ] ", &[]);
}

#[test]
fn a_list_that_is_not_closed_or_goes_on_says_so() {
    check("[1,{\"a\"", &[Ok("1"), Ok("{\"a\""), Err(Piece::Stop(Stop::Unclosed))]);
    check("[1,", &[Ok("1"), Err(Piece::Stop(Stop::Unclosed))]);
    check("[1] 2 3", &[Ok("1"), Err(Piece::Stop(Stop::AfterList))]);
}

#[test]
fn a_value_over_the_limit_is_passed_over_and_the_rest_comes() {
    let long = "x".repeat(21);
    check(&format!("1\n{long}\n2"), &[Ok("1"), Err(Piece::TooLong { limit: 20 }), Ok("2")]);
    check(&format!("[1,\"{long}\",2]"), &[Ok("1"), Err(Piece::TooLong { limit: 20 }), Ok("2")]);
    check(&format!("1\n{long}"), &[Ok("1"), Err(Piece::TooLong { limit: 20 })]);
}

/// Whether all of it is told to be of another form, once, however it is cut into chunks.
fn is_of_another_form(bytes: &[u8], form: &str) {
    for size in [1, 2, 3, 1_000] {
        let mut splitter = Splitter::new(LIMITS);
        let mut found = Vec::new();
        for chunk in bytes.chunks(size) {
            if !splitter.is_done() {
                splitter.feed(chunk.to_vec());
                found.extend(std::iter::from_fn(|| splitter.next_piece()));
            }
        }
        let [Piece::Stop(Stop::NoJson { what })] = found.as_slice() else {
            unreachable!("{bytes:?} in chunks of {size}: {found:?}")
        };
        assert!(what.contains(form) && splitter.is_done(), "{bytes:?}: {what}");
    }
}

#[test]
fn utf_16_is_told_once() {
    for text in ["{\"a\":1}\n{\"b\":2}\n", "\u{feff}{\"a\":1}\n", "[{\"a\":1},\n{}]", "\r\n [1]", "\"a\""] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        is_of_another_form(&little, "UTF-16");
        is_of_another_form(&big, "UTF-16");
    }
}

#[test]
fn what_is_packed_or_a_document_is_told_once() {
    is_of_another_form(b"\x1f\x8b\x08\0\n\n1\n2\n", "gzip");
    is_of_another_form(b"\x28\xb5\x2f\xfd\n\n1\n2\n", "zstd");
    is_of_another_form(b"x\x9c\n\n1\n2\n", "deflate");
    is_of_another_form(b"PK\x03\x04\n\n\n", "zip");
    is_of_another_form(b"%PDF-1.7\n%\n", "PDF");
    is_of_another_form(b"<?xml version=\"1.0\"?>\n<a/>\n", "XML");
}

#[test]
fn too_many_values_and_too_many_bytes_stop_the_reading() {
    check(
        "1\n2\n3\n4\n5\n6\n7\n",
        &[Ok("1"), Ok("2"), Ok("3"), Ok("4"), Ok("5"), Err(Piece::Stop(Stop::TooMany { limit: 5 }))],
    );
    let stop = Piece::Stop(Stop::TooLarge { limit: 4 });
    let found = pieces("1\n2\n3\n", 2, Limits { total: 4, ..LIMITS });
    assert_eq!(found, [Ok("1".to_owned()), Ok("2".to_owned()), Err(stop)]);
}
