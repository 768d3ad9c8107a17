//! Connections that end before the response does, or that do not speak HTTP.

use super::super::stub::sample;
use super::super::summary::summarize;
use super::super::vendors::Setup;
use clientloom_runtime::testing::Example;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread::JoinHandle;

/// Sends these bytes on one connection after the other, and closes each.
fn serve(replies: Vec<Vec<u8>>) -> (String, JoinHandle<usize>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let base_url = format!("http://{}", listener.local_addr().expect("an address"));
    let server = std::thread::spawn(move || {
        let mut served = 0;
        for reply in replies {
            let (mut stream, _) = listener.accept().expect("a connection");
            read_request(&stream);
            stream.write_all(&reply).expect("a connection that is open");
            served += 1;
        }
        served
    });
    (base_url, server)
}

fn read_request(stream: &TcpStream) {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        match line.trim_end().to_lowercase().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().expect("a length"),
            None if line.trim_end().is_empty() => break,
            Some(_) | None => {}
        }
    }
    reader.read_exact(&mut vec![0; length]).expect("a body");
}

/// Connections are not reused: a client cannot always see in time that one was closed.
const OK: &str = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

/// Returns the bytes of responses, with the expected results.
fn replies(example: &dyn Example) -> Vec<(Vec<u8>, String)> {
    let body = example.response();
    let half = body.char_indices().nth(body.chars().count() / 2).map_or(0, |(index, _)| index);
    let (begin, length) = (&body[..half], body.len());
    let io = "transport Io".to_owned();
    let code = example.info().service.envelope.code;
    let cut = format!("unreadable, the body is not JSON (line 1, column {half}) instead of an object with `{code}`");
    let cases = [
        (format!("{OK}Content-Length: {length}\r\n\r\n{body}"), "ok".to_owned()),
        (format!("{OK}\r\n{body}"), "ok".to_owned()),
        (format!("{OK}Content-Length: {length}\r\n\r\n{begin}"), io.clone()),
        (format!("{OK}Content-Length: {length}\r\n\r\n"), io.clone()),
        (format!("{OK}Content-Length: {half}\r\n\r\n{begin}"), cut.clone()),
        (format!("{OK}\r\n{begin}"), cut),
        (format!("{OK}Transfer-Encoding: chunked\r\n\r\n{half:x}\r\n{begin}\r\n"), io.clone()),
        (format!("{OK}Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n"), io.clone()),
        (format!("{OK}Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n"), "ok".to_owned()),
        (format!("{OK}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{body}"), io.clone()),
        (format!("{OK}Content-Le"), io.clone()),
        (format!("{OK}Content-Length: -1\r\n\r\n{body}"), io.clone()),
        ("SSH-2.0-OpenSSH_9.9\r\n".to_owned(), io.clone()),
        (body.to_owned(), io.clone()),
        (String::new(), io),
    ];
    cases.into_iter().map(|(text, expected)| (text.into_bytes(), expected)).collect()
}

#[tokio::test]
async fn a_broken_connection_is_an_error() {
    for example in sample() {
        let (replies, expected): (Vec<_>, Vec<_>) = replies(example).into_iter().unzip();
        let (base_url, server) = serve(replies.clone());
        let client = Setup { base_url, ..Setup::default() }.client(example.info());
        for (reply, expected) in replies.iter().zip(expected) {
            let result = example.call(&client).await;
            let reply = String::from_utf8_lossy(reply);
            assert_eq!(summarize(&result), expected, "{}: {reply}", example.name());
            if let Err(error) = result {
                assert!(error.may_have_reached_server(), "{error}");
            }
        }
        assert_eq!(server.join().expect("a server that ends"), replies.len(), "a call was sent twice");
    }
}

/// An address without a server: port 1 is reserved.
const NOBODY: &str = "http://127.0.0.1:1";

#[tokio::test]
async fn a_refused_connection_means_nothing_was_sent() {
    for example in sample() {
        let client = Setup { base_url: NOBODY.to_owned(), ..Setup::default() }.client(example.info());
        let result = example.call(&client).await;
        assert_eq!(summarize(&result), "transport Connect", "{}", example.name());
        assert!(!result.expect_err("a failure").may_have_reached_server());
    }
}
