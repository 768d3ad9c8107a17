//! The caller's function that receives the items of each call before it begins.

use super::running::{remove, removed};
use super::sample::{letters, show};
use super::script::Script;
use clientloom_runtime::batch::Batch;
use std::ops::ControlFlow;

#[tokio::test]
async fn the_items_of_each_call_are_reported_before_it_begins() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.acme();
    let mut reported = Vec::new();
    let batch = Batch::new(&acme.0, remove("abcdefgh")).parallel(1).on_call(|items| {
        // Only the calls before this one have been sent.
        assert_eq!(script.words("ids"), reported);
        reported.push(items.concat());
        ControlFlow::Continue(())
    });
    assert_eq!(batch.await.unwrap().succeeded.len(), 8);
    assert_eq!(reported, ["abc", "def", "gh"]);
}

#[tokio::test]
async fn a_call_that_is_not_wanted_is_not_sent() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.acme();
    let mut calls = 0;
    let batch = Batch::new(&acme.0, remove("abcdefgh")).parallel(1).on_call(move |_| {
        calls += 1;
        if calls == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let mut running = batch.run([]).unwrap();
    assert_eq!(show(&running.finish().await), "+0 a; +1 b; +2 c");
    assert!(running.next().await.is_none() && running.stopped_by().is_none());
    assert_eq!(script.words("ids"), ["abc"]);
    running.resume();
    assert_eq!(show(&running.finish().await), "+3 d; +4 e; +5 f; +6 g; +7 h");

    let batch = Batch::new(&acme.0, remove("abcd")).on_call(|_| ControlFlow::Break(()));
    let mut running = batch.run([]).unwrap();
    assert!(running.next().await.is_none());
    let mut rest = running.into_unsent();
    for letter in letters("abcd") {
        assert_eq!(rest.next().await, Some(letter));
    }
    assert_eq!(script.words("ids").len(), 3);
}
