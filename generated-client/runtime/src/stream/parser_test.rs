//! The examples of the HTML standard, both framings, and chunks cut at every byte.

use super::{Frame, Parser, TooLong};
use crate::operation::Framing;

/// Returns the frames of a body in chunks, each as `event|data`, and whether a part of one is left.
fn parsed(framing: Framing, chunks: &[&[u8]]) -> (Vec<String>, bool) {
    let mut parser = Parser::new(framing, 1000);
    for chunk in chunks {
        parser.push(chunk).unwrap();
    }
    let has_rest = parser.finish();
    let frames = std::iter::from_fn(|| parser.next());
    (frames.map(|Frame { event, data }| format!("{event}|{data}")).collect(), has_rest)
}

/// The examples of the chapter on server-sent events, and the rules in its text.
const STANDARD: [(&str, &[&str], bool); 16] = [
    ("data: YHOO\ndata: +2\ndata: 10\n\n", &["|YHOO\n+2\n10"], false),
    (
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        &["|first event", "|second event", "| third event"],
        false,
    ),
    ("data\n\ndata\ndata\n\ndata:\n", &["|", "|\n"], true),
    ("data:test\n\ndata: test\n\n", &["|test", "|test"], false),
    ("event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n", &["add|73857293", "remove|2153"], false),
    ("\u{feff}data: a\n\n", &["|a"], false),
    ("\u{feff}\u{feff}data: a\n\ndata: b\n\n", &["|b"], false),
    ("data: a\r\rdata: b\r\n\r\ndata: c\n\n", &["|a", "|b", "|c"], false),
    ("data: a\r\n\n", &["|a"], false),
    ("event: a\n\ndata: b\n\n", &["|b"], false),
    ("retry: 10\nid: 7\ndata: a\n\n", &["|a"], false),
    ("Data: a\nDATA: b\n data: c\ndata : d\n\n", &[], false),
    ("data: a: b\nother: c\n\n", &["|a: b"], false),
    ("data: a\n\ndata: b", &["|a"], true),
    ("data: a\n\n: comment without an end", &["|a"], true),
    ("{\"a\":1}\n\n", &[], false),
];

#[test]
fn frames_are_those_of_the_standard() {
    for (body, frames, has_rest) in STANDARD {
        assert_eq!(parsed(Framing::Sse, &[body.as_bytes()]), (strings(frames), has_rest), "{body:?}");
    }
}

fn strings(frames: &[&str]) -> Vec<String> {
    frames.iter().map(ToString::to_string).collect()
}

#[test]
fn both_framings_are_read_in_one_body() {
    let rows: [(&str, &[&str], bool); 11] = [
        ("{\"a\":1}\n{\"a\":2}\n", &["|{\"a\":1}", "|{\"a\":2}"], false),
        ("{\"a\":1}\r\n\r\n{\"a\":2}", &["|{\"a\":1}", "|{\"a\":2}"], false),
        ("data: {\"a\":1}\n{\"a\":2}\n", &["|{\"a\":1}", "|{\"a\":2}"], false),
        ("data:{\"a\":1}\ndata:{\"a\":2}\n", &["|{\"a\":1}", "|{\"a\":2}"], false),
        ("data: {\"a\":1}\n\ndata: {\"a\":2}", &["|{\"a\":1}", "|{\"a\":2}"], false),
        ("data: {\ndata: \"a\":1}\n\n", &["|{\n\"a\":1}"], false),
        ("data: {\"a\":1}\n\ndata: {\"a\":", &["|{\"a\":1}"], true),
        ("{\"a\":1}\n{\"a\":", &["|{\"a\":1}"], true),
        ("event: x\ndata: {}\n\ndata: [DONE]\n\n", &["x|{}", "|[DONE]"], false),
        (": keep\n\n\u{feff}", &[], true),
        ("\u{feff}{\"a\":1}", &["|{\"a\":1}"], false),
    ];
    for (body, frames, has_rest) in rows {
        assert_eq!(parsed(Framing::Either, &[body.as_bytes()]), (strings(frames), has_rest), "{body:?}");
    }
}

#[test]
fn each_line_is_an_event_without_the_standard() {
    let body = "{\"a\":1}\n\n  \r\n[2]\ndata: 3\n\"half";
    let frames = strings(&["|{\"a\":1}", "|[2]", "|data: 3"]);
    assert_eq!(parsed(Framing::Lines, &[body.as_bytes()]), (frames, true));
}

#[test]
fn a_cut_between_any_two_bytes_changes_nothing() {
    let texts =
        ["data: grüße 会\r\n\r\nevent: é\r\ndata: {\"a\":\"日本\"}\r\rdata: x\n\n", "\u{feff}{\"a\":\"é\"}\r\n{}\r"];
    let bodies = STANDARD.iter().map(|(body, ..)| *body).chain(texts);
    for body in bodies {
        for framing in [Framing::Either, Framing::Sse, Framing::Lines] {
            let whole = parsed(framing, &[body.as_bytes()]);
            for cut in 0..=body.len() {
                let (first, second) = body.as_bytes().split_at(cut);
                assert_eq!(parsed(framing, &[first, second]), whole, "{body:?} cut at {cut}");
            }
            let bytes: Vec<&[u8]> = body.as_bytes().chunks(1).collect();
            assert_eq!(parsed(framing, &bytes), whole, "{body:?} byte by byte");
        }
    }
}

#[test]
fn broken_characters_are_replaced() {
    let (frames, _) = parsed(Framing::Sse, &[b"data: a\xFFb\n\n"]);
    assert_eq!(frames, ["|a\u{fffd}b"]);
}

#[test]
fn an_event_has_a_largest_size() {
    let mut parser = Parser::new(Framing::Either, 10);
    assert_eq!(parser.push(b"data: 1\n\ndata: 2\n\n"), Ok(()));
    assert_eq!(parser.push(b"data: 345\n12345678"), Err(TooLong));
    let data: Vec<String> = std::iter::from_fn(|| parser.next()).map(|frame| frame.data).collect();
    assert_eq!(data, ["1", "2"]);
    assert_eq!(Parser::new(Framing::Lines, 10).push(&[b'1'; 11]), Err(TooLong));
    assert_eq!(Parser::new(Framing::Sse, 10).push("data: 1\n".repeat(9).as_bytes()), Err(TooLong));
}
