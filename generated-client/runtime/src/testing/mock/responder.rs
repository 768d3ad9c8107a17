//! How a request is answered: by its page's rules, by its token, by the script, by the example, in this order.

use super::book::Book;
use super::page::{Page, Subject};
use super::{Breach, Request, read};
use crate::limits::{Rule, Violation};
use crate::testing::loopback::{Desk, lock};
use crate::testing::{Received, Reply};
use crate::{Exchange, Json, Means, Place, Value};
use std::sync::{Arc, Mutex};

/// The server's side of a [`Replay`](super::Replay).
pub(super) struct Counter(pub Arc<Mutex<Book>>);

impl Desk for Counter {
    fn resets(&self, head: &Received) -> bool {
        let mut book = lock(&self.0);
        let Some((number, _)) = book.find(head.method.as_str(), &head.target) else { return false };
        let script = book.deciding(number);
        let resets = script.peek().is_some_and(super::Answer::resets);
        if resets {
            script.take();
            let subject = Some(book.page(number).subject);
            book.keep(request(head.clone(), subject, Value::Null, Vec::new()));
        }
        resets
    }

    fn answer(&self, received: Received) -> Reply {
        let (page, request, answer) = match self.receive(received) {
            Ok(parts) => parts,
            Err(reply) => return *reply,
        };
        // Outside of the lock: a function of the test may ask the server something.
        let documented = || match page.subject {
            Subject::Operation(_) => page.documented(&request),
            Subject::Exchange(exchange) => Ok(self.hand_out(exchange, &page)),
        };
        let answered = match &answer {
            Some(answer) => answer.reply(&page, &request, &documented),
            None => documented(),
        };
        answered.unwrap_or_else(|why| {
            lock(&self.0).blame(request.number, Breach::Script(why.clone()));
            plain(501, why)
        })
    }
}

impl Counter {
    /// Keeps a request; returns its page and the answer that a test has for it, or what it gets instead.
    fn receive(&self, received: Received) -> Result<(Page, Request, Option<super::Answer>), Box<Reply>> {
        let mut guard = lock(&self.0);
        let book = &mut *guard;
        let target = received.target.clone();
        let Some((number, path)) = book.find(received.method.as_str(), &target) else {
            let request = book.keep(request(received, None, Value::Null, vec![unknown(book, &target)]));
            return Err(plain(404, request.to_string()).into());
        };
        let page = book.page(number).clone();
        let (values, breaches) = match page.subject {
            Subject::Operation(info) => read::read(info, &path, &received),
            Subject::Exchange(exchange) => read_fetch(exchange, &received),
        };
        let request = book.keep(request(received, Some(page.subject), values, breaches));
        if !request.breaches.is_empty() && !book.lenient {
            return Err(plain(400, request.to_string()).into());
        }
        if !has_good_token(book, &page, &request) {
            let refused = page.meaning(Means::BadToken).map(|row| page.failure(row));
            let refused = refused.unwrap_or_else(|_| plain(401, "this server knows no such token".to_owned()));
            return Err(refused.into());
        }
        let answer = book.deciding(number).take();
        Ok((page, request, answer))
    }

    fn hand_out(&self, exchange: &Exchange, page: &Page) -> Reply {
        let tokens = &mut lock(&self.0).tokens;
        let life = Value::from(tokens.life.as_secs());
        page.success([(exchange.token, tokens.hand_out().into()), (exchange.expires_in, life)])
    }
}

fn request(received: Received, subject: Option<Subject>, values: Value, breaches: Vec<Breach>) -> Request {
    let operation = match subject {
        Some(Subject::Operation(info)) => Some(info),
        _ => None,
    };
    Request { received, operation, values, breaches, subject, number: 0 }
}

/// Says which methods the path has, if it is known at all.
fn unknown(book: &Book, target: &str) -> Breach {
    let subjects = book.paths(target).map(|(number, _)| book.page(number).subject);
    let near = subjects.map(|subject| format!("{} of {}", subject.line().0, subject.name()));
    Breach::Unknown { near: near.collect() }
}

/// Reads the fetch of a token: a JSON object of texts that are not empty.
fn read_fetch(exchange: &Exchange, received: &Received) -> (Value, Vec<Breach>) {
    let values: Value = serde_json::from_slice(&received.body).unwrap_or_default();
    let Some(members) = values.as_object() else {
        return (values, vec![Breach::Unreadable("the body is no JSON object".to_owned())]);
    };
    let sent = exchange.send.iter().filter_map(|name| {
        let rule = match members.get(*name) {
            None => Rule::Missing,
            Some(Value::String(text)) if text.is_empty() => Rule::Empty,
            Some(Value::String(_)) => return None,
            Some(value) => Rule::Type { expected: "a string", found: Json::Value(value).describe() },
        };
        Some(Breach::Value(Violation { address: (*name).to_owned(), rule }))
    });
    let strangers = members.keys().filter(|name| !exchange.send.contains(&name.as_str()));
    let strangers = strangers.map(|name| Breach::Undocumented { place: Place::Body, name: name.clone() });
    let breaches = sent.chain(strangers).collect();
    (values, breaches)
}

/// Whether the tokens of a request are of this server; those of vendors whose tokens are not fetched are.
fn has_good_token(book: &Book, page: &Page, request: &Request) -> bool {
    match page.subject {
        Subject::Operation(info) => {
            let sent = request.received.header("authorization").and_then(|header| header.strip_prefix("Bearer "));
            !book.fetches_tokens(info.service) || sent.is_some_and(|token| book.tokens.knows(token))
        }
        Subject::Exchange(exchange) => exchange.send.iter().filter(|field| book.is_token(field)).all(|field| {
            let sent = request.values.get(field).and_then(Value::as_str);
            sent.is_some_and(|token| book.tokens.knows(token))
        }),
    }
}

fn plain(status: u16, text: String) -> Reply {
    Reply::new(status, text).header("Content-Type", "text/plain; charset=utf-8")
}
