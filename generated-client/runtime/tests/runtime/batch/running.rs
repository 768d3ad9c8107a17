//! Long lists over many calls: splitting, order, progress, stopping, and unsent items.

use super::sample::{Forget, Purge, Remove, Version, letters, show};
use super::script::{Script, Step, ids, ok};
use clientloom_runtime::batch::Batch;
use clientloom_runtime::{Error, Value};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// Responds that all items of a [`Remove`] are removed.
pub fn removed(body: &Value) -> Step {
    let results = ids(&body["ids"]).into_iter().map(|id| json!({ "flag": true, "text": id }));
    ok(json!({ "code": 0, "data": { "children": results.collect::<Vec<_>>() } }).to_string())
}

pub fn remove(items: &str) -> Remove {
    Remove { space: "s".to_owned(), ids: letters(items) }
}

#[tokio::test]
async fn a_list_is_split_at_the_documented_maximum() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.acme();
    let outcome = Batch::new(&acme.0, remove("abcdefg")).await.unwrap();
    assert_eq!(show(&outcome), "+0 a; +1 b; +2 c; +3 d; +4 e; +5 f; +6 g");
    assert_eq!(script.words("ids"), ["abc", "def", "g"]);

    let outcome = Batch::new(&acme.0, remove("ab")).max_items(2).run(letters("cde")).unwrap().await;
    assert_eq!(show(&outcome), "+0 a; +1 b; +2 c; +3 d; +4 e");
    assert_eq!(script.words("ids")[3..], ["ab", "cd", "e"]);

    assert!(Batch::new(&acme.0, remove("")).await.unwrap().is_empty());
    assert_eq!(script.words("ids").len(), 6);
}

#[tokio::test]
async fn a_nested_list_keeps_its_neighbors() {
    let script = Script::new(|_, _| ok(r#"{"code":0}"#));
    let acme = script.acme();
    let version = |key: &str| Version { key: key.to_owned(), version: None };
    let mut request = Purge::default();
    request.options.quiet = Some(true);
    let outcome = Batch::new(&acme.0, request).max_items(2).run(["a", "b", "c"].map(version)).unwrap().await;
    assert_eq!(show(&outcome), "+0 a; +1 b; +2 c");
    let sent = |keys: &[&str]| {
        let objects: Vec<Value> = keys.iter().map(|key| json!({ "key": key })).collect();
        json!({ "options": { "objects": objects, "quiet": true } })
    };
    assert_eq!(script.log().bodies, [sent(&["a", "b"]), sent(&["c"])]);
}

#[tokio::test]
async fn a_batch_without_a_maximum_is_refused() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.acme();
    let why = |result: Result<_, Error>| match result {
        Err(Error::Build(error)) => error.to_string(),
        Err(error) => panic!("{error}"),
        Ok(_) => String::new(),
    };
    let purge = || Batch::new(&acme.0, Purge::default());
    let short = || Batch::new(&acme.0, remove("abcd"));
    assert_eq!(
        why(purge().await),
        "the page of things.purge gives no maximum of items per call: set one with `max_items`"
    );
    assert_eq!(why(purge().max_items(0).await), "invalid `max_items` of things.purge: `0`, at least 1 is required");
    assert_eq!(
        why(short().max_items(4).await),
        "invalid `max_items` of things.remove: `4`, its page allows at most 3 items per call"
    );
    let replaced = clientloom_runtime::Options::new().body_field("ids", json!([]));
    assert_eq!(
        why(short().options(replaced).await),
        "cannot split `ids` of things.remove: the option `body_field` replaces it; pass the items in the request"
    );
    assert!(script.log().bodies.is_empty());

    assert_eq!(why(short().max_items(4).skip_limits().await), "");
    let generous = script.builder().skip_limits().build().unwrap();
    assert_eq!(why(Batch::new(&generous.0, remove("abcd")).max_items(4).await), "");
    assert_eq!(script.words("ids"), ["abcd", "abcd"]);
}

#[tokio::test(start_paused = true)]
async fn parallel_calls_report_parts_in_order() {
    // Earlier calls end later.
    let script = Script::new(|number, body| Step::Late(1000 - 10 * number as u64, Box::new(removed(body))));
    let acme = script.acme();
    let pulled = AtomicUsize::new(0);
    let source = (0..100).inspect(|_| _ = pulled.fetch_add(1, Ordering::Relaxed)).map(|id| id.to_string());
    let mut running = Batch::new(&acme.0, remove("")).max_items(2).parallel(3).run(source).unwrap();
    let mut next = 0;
    while let Some(part) = running.next().await {
        assert_eq!(part.range(), next..next + 2);
        assert_eq!(part.items(), [next.to_string(), (next + 1).to_string()]);
        assert_eq!(part.item(next + 1), Some(&(next + 1).to_string()));
        assert_eq!((part.item(next + 2), next.checked_sub(1).and_then(|before| part.item(before))), (None, None));
        next += 2;
        let ahead = pulled.load(Ordering::Relaxed) - next;
        assert!(ahead <= 2 * 3 * 4, "{ahead} items ahead");
    }
    assert_eq!((next, script.log().most), (100, 3));
    assert_eq!(running.summary().to_string(), "100 succeeded, 0 failed, 0 unknown in 50 calls");

    let one = Batch::new(&acme.0, remove("abcdef")).parallel(0).max_items(1);
    assert_eq!(one.await.unwrap().len(), 6);
}

#[tokio::test(start_paused = true)]
async fn a_slow_call_does_not_block_others() {
    let script = Script::new(|number, body| match number {
        0 => Step::Late(1000, Box::new(removed(body))),
        _ => removed(body),
    });
    let acme = script.acme();
    let mut running = Batch::new(&acme.0, remove("abcdefghijklmno")).max_items(1).parallel(2).run([]).unwrap();
    let begin = Instant::now();
    assert_eq!(running.next().await.unwrap().range(), 0..1);
    assert_eq!(script.log().bodies.len(), 8, "four times as many as are in flight");
    assert_eq!(running.finish().await.len(), 14);
    assert_eq!(begin.elapsed(), Duration::from_secs(1));
}

#[tokio::test]
async fn a_failed_call_fails_its_items() {
    let response = |status, body: &str| Step::Respond(status, body.to_owned());
    let carried = "the call may have been carried out";
    let cases = [
        (
            Step::Refused,
            "-1 b [things.remove received no response: no connection could be made; the call was not sent]",
            false,
        ),
        (Step::Cut, &format!("?1 b [things.remove received no response: the connection failed; {carried}]"), true),
        (response(400, r#"{"code":5,"msg":"no"}"#), "-1 b [5: no]", true),
        (response(200, r#"{"code":5,"msg":"no","hint":"maybe"}"#), "-1 b [5: no: maybe]", true),
        (response(200, r#"{"code":5}"#), "-1 b [5: things.remove failed with code 5, HTTP 200 [log id l1]]", true),
        (
            response(404, ""),
            "-1 b [things.remove failed with HTTP 404, without an error code of the vendor [log id l1]]",
            true,
        ),
        (
            response(502, ""),
            "?1 b [things.remove failed with HTTP 502, without an error code of the vendor [log id l1]]",
            true,
        ),
        (
            response(500, r#"{"code":5,"msg":"oh"}"#),
            "?1 b [things.remove failed with code 5, HTTP 500: oh [log id l1]]",
            true,
        ),
        (
            ok("{}"),
            &format!(
                "?1 b [things.remove returned HTTP 200 with an unreadable response: the body is an object without `code` \
                 instead of an object with `code`; {carried} [log id l1]]"
            ),
            true,
        ),
    ];
    for (step, expected, sent) in cases {
        let script = Script::new(move |number, body| if number == 1 { step.clone() } else { removed(body) });
        let acme = script.acme();
        let mut running = Batch::new(&acme.0, remove("abc")).max_items(1).parallel(1).run([]).unwrap();
        assert_eq!(show(&running.next().await.unwrap().outcome), "+0 a");
        let part = running.next().await.unwrap();
        assert_eq!(show(&part.outcome), expected);
        assert_eq!(part.log_id().is_some(), part.error().unwrap().status().is_some());
        assert!(part.outcome.failed.iter().all(|item| item.sent == sent));
        assert_eq!(part.into_unsuccessful(), letters("b"));
        assert_eq!(show(&running.finish().await), "+2 c");
        let summary = running.summary();
        assert_eq!((summary.calls, summary.failed_calls, summary.items()), (3, 1, 3));
    }
}

#[tokio::test]
async fn a_partly_unreadable_response_reports_the_readable_items() {
    let body = r#"{"code":0,"data":{"int":[],"children":[{"flag":true,"text":"a"},{"flag":false,"text":"b"}]}}"#;
    let script = Script::new(move |_, _| ok(body));
    let acme = script.acme();
    let lenient = Batch::new(&acme.0, remove("abc")).await.unwrap();
    assert_eq!(show(&lenient), "+0 a; -1 b []; ?2 c [the response does not mention it]");
    let mut running = Batch::new(&acme.0, remove("abc")).strict().run([]).unwrap();
    let part = running.next().await.unwrap();
    let error = part.error().unwrap().to_string();
    assert_eq!(show(&part.outcome), format!("+0 a; -1 b []; ?2 c [{error}]"));
    assert!(error.contains("`data.int` is a list"), "{error}");
    assert_eq!(part.into_unsuccessful(), letters("bc"));
}

#[tokio::test]
async fn items_that_break_limits_are_not_sent_and_others_are() {
    let script = Script::new(|_, body| match body["ids"].as_array() {
        Some(_) => removed(body),
        None => ok(r#"{"code":0}"#),
    });
    let acme = script.acme();
    let items = ["a", "", "c", "", "", "", "g"].map(str::to_owned);
    let mut running = Batch::new(&acme.0, remove("")).run(items).unwrap();
    let parts = [running.next().await.unwrap(), running.next().await.unwrap(), running.next().await.unwrap()];
    assert_eq!(
        parts.each_ref().map(|part| show(&part.outcome)),
        [
            "+0 a; -1 (no key) [not sent: ids[1] must not be empty]; +2 c",
            "-3 (no key) [not sent: ids[3] must not be empty]; -4 (no key) [not sent: ids[4] must not be empty]; \
             -5 (no key) [not sent: ids[5] must not be empty]",
            "+6 g",
        ]
    );
    assert!(parts.iter().all(|part| part.error().is_none() && part.outcome.failed.iter().all(|item| !item.sent)));
    assert_eq!(parts.map(clientloom_runtime::batch::BatchPart::into_unsuccessful), [vec![""], vec![""; 3], vec![]]);
    assert_eq!(script.words("ids"), ["ac", "g"]);
    assert_eq!(running.summary().calls, 2);

    let rows = ["1", "", "3", "4", "5"].map(|id| super::sample::Row { id: Some(id.to_owned()), filter: None });
    let outcome = Batch::new(&acme.0, Forget { table: "t".to_owned(), rows: rows.to_vec() }).await.unwrap();
    let failed: Vec<&str> = outcome.failed.iter().map(|item| item.message.as_str()).collect();
    assert_eq!(failed, ["not sent: rows[1] needs at least one of `id`, `filter`"]);
    assert_eq!(outcome.succeeded.len(), 4);
}

#[tokio::test]
async fn an_error_that_affects_all_calls_stops_the_batch() {
    let mut wrong = remove("abcd");
    wrong.space = "..".to_owned();
    let refused = |code: &'static str| {
        move |number: usize, body: &Value| match number {
            0 => removed(body),
            _ => ok(format!(r#"{{"code":{code},"msg":"no"}}"#)),
        }
    };
    for (request, code, calls, stop) in [
        (wrong, "0", 0, "things.remove was not sent: `space` is \"..\", which would change the URL"),
        (
            remove("abcdefghij"),
            "9001",
            2,
            "things.remove failed with code 9001 (BadToken), HTTP 200: no. Get another token. [log id l1]",
        ),
        (remove("abcdefghij"), "9003", 2, "things.remove failed with code 9003, HTTP 200: no [log id l1]"),
        (remove("abcdefghij"), "5", 4, ""),
    ] {
        let script = Script::new(refused(code));
        let acme = script.acme();
        let count = request.ids.len();
        let mut running = Batch::new(&acme.0, request.clone()).parallel(1).run([]).unwrap();
        let outcome = running.finish().await;
        assert_eq!(script.log().bodies.len(), calls, "{code}");
        assert_eq!(running.stopped_by().map(ToString::to_string).unwrap_or_default(), stop);
        let mut rest = running.into_unsent();
        let mut left = 0;
        while rest.next().await.is_some() {
            left += 1;
        }
        assert_eq!(outcome.len() + left, count);
        assert_eq!(left > 0, !stop.is_empty());

        // When awaited, the batch reports those items too.
        let outcome = Batch::new(&acme.0, request).parallel(1).await.unwrap();
        assert_eq!(outcome.len(), count);
        let last = outcome.failed.last().unwrap();
        assert_eq!((last.index, last.message.starts_with("not sent: ")), (count - 1, !stop.is_empty()), "{last:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_dropped_future_loses_no_item() {
    let script = Script::new(|_, body| Step::Late(1000, Box::new(removed(body))));
    let acme = script.acme();
    let mut running = Batch::new(&acme.0, remove("abcdefgh")).max_items(1).parallel(2).run([]).unwrap();
    let mut dropped = 0;
    let first = loop {
        match tokio::time::timeout(Duration::from_millis(300), running.next()).await {
            Ok(part) => break part.unwrap(),
            Err(_) => dropped += 1,
        }
    };
    assert_eq!((first.range(), dropped), (0..1, 3));
    let finish = tokio::time::timeout(Duration::from_millis(2500), running.finish()).await;
    assert!(finish.is_err());
    assert_eq!(show(running.outcome()), "+1 b; +2 c; +3 d; +4 e; +5 f");
    assert_eq!(show(&running.finish().await), "+1 b; +2 c; +3 d; +4 e; +5 f; +6 g; +7 h");
    assert_eq!(script.words("ids").concat(), "abcdefgh");
    assert!(running.outcome().is_empty() && running.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_batch_can_be_stopped_and_resumed() {
    let script = Script::new(|number, body| Step::Late(1000 + 100 * number as u64, Box::new(removed(body))));
    let acme = script.acme();
    let mut running = Batch::new(&acme.0, remove("abcdefgh")).max_items(1).parallel(2).run([]).unwrap();
    assert_eq!(running.next().await.unwrap().range(), 0..1);
    // The call of `c` began when that of `a` ended.
    running.stop();
    assert_eq!(show(&running.finish().await), "+1 b; +2 c");
    assert!(running.next().await.is_none() && running.stopped_by().is_none());
    assert_eq!(script.words("ids"), ["a", "b", "c"]);
    running.resume();
    assert_eq!(running.next().await.unwrap().range(), 3..4);

    // The call of `e` will end; those of `f` and `g` are in flight.
    assert!(tokio::time::timeout(Duration::from_millis(500), running.finish()).await.is_err());
    running.abandon();
    let gone = "its call was abandoned before a response arrived";
    assert_eq!(show(&running.finish().await), format!("+4 e; ?5 f [{gone}]; ?6 g [{gone}]"));
    assert_eq!(running.summary().to_string(), "5 succeeded, 0 failed, 2 unknown in 7 calls");
    running.resume();
    assert!(tokio::time::timeout(Duration::from_millis(500), running.next()).await.is_err());
    assert_eq!(show(&running.into_outcome()), format!("?7 h [{gone}]"));
}

#[tokio::test(start_paused = true)]
async fn unsent_items_can_be_sent_later() {
    let script = Script::new(|_, body| Step::Late(1000, Box::new(removed(body))));
    let acme = script.acme();
    let items = tokio_stream("abcdefgh", 200);
    let mut running = Batch::new(&acme.0, remove("yz")).run_stream(items).unwrap();
    assert!(tokio::time::timeout(Duration::from_millis(500), running.next()).await.is_err());
    // The item `b` waits for a full call.
    assert_eq!(script.words("ids"), ["yza"]);
    assert_eq!(running.next().await.unwrap().items(), letters("yza"));
    running.abandon();
    assert!(running.next().await.is_some());
    let rest = running.into_unsent();
    let outcome = Batch::new(&acme.0, remove("x")).run_stream(rest).unwrap().await;
    assert_eq!(script.words("ids"), ["yza", "bcd", "xef", "gh"]);
    assert_eq!(outcome.len(), 5);
}

/// Returns a stream of letters, with a wait between them.
fn tokio_stream(items: &str, wait: u64) -> impl futures_core::Stream<Item = String> + Send + use<> {
    let mut items = letters(items).into_iter();
    let mut ticks = tokio::time::interval_at(Instant::now() + Duration::from_millis(wait), Duration::from_millis(wait));
    FnStream(move |cx: &mut std::task::Context<'_>| ticks.poll_tick(cx).map(|_| items.next()))
}

struct FnStream<F>(F);

impl<F: FnMut(&mut std::task::Context<'_>) -> std::task::Poll<Option<String>> + Unpin> futures_core::Stream
    for FnStream<F>
{
    type Item = String;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<String>> {
        (self.0)(cx)
    }
}

#[tokio::test]
async fn progress_is_reported() {
    let script = Script::new(|number, body| if number == 1 { Step::Refused } else { removed(body) });
    let acme = script.acme();
    let mut seen = Vec::new();
    let batch = Batch::new(&acme.0, remove("abcdefg")).parallel(1).on_part(|part| {
        let error = part.error().map(|error| error.to_string().len());
        seen.push((part.range(), part.log_id().map(str::to_owned), error.is_some(), part.outcome.to_string()));
    });
    assert_eq!(format!("{batch:?}"), r#"Batch { operation: "things.remove", max_items: Some(3), parallel: 1, .. }"#);
    batch.await.unwrap();
    let line =
        |range, log_id: Option<&str>, error, line: &str| (range, log_id.map(str::to_owned), error, line.to_owned());
    assert_eq!(
        seen,
        [
            line(0..3, Some("l0"), false, "3 succeeded, 0 failed, 0 unknown"),
            line(3..6, None, true, "0 succeeded, 3 failed, 0 unknown"),
            line(6..7, Some("l2"), false, "1 succeeded, 0 failed, 0 unknown"),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_batch_is_send_and_timeouts_apply_to_each_call() {
    let script = Script::new(|number, body| Step::Late(if number == 1 { 3000 } else { 900 }, Box::new(removed(body))));
    let acme = script.acme();
    let task = tokio::spawn(async move {
        let batch = Batch::new(&acme.0, remove("abcdefg")).parallel(1).timeout(Duration::from_secs(1));
        batch.await.unwrap()
    });
    let outcome = task.await.unwrap();
    assert_eq!(outcome.to_string(), "4 succeeded, 0 failed, 3 unknown");
    assert!(outcome.unknown[0].reason.contains("the time ran out"), "{:?}", outcome.unknown[0]);
}

#[test]
fn a_blocking_client_runs_a_batch() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.acme();
    assert_eq!(Batch::new(&acme.0, remove("abcd")).blocking().unwrap().len(), 4);
    assert_eq!(Batch::new(&acme.0, remove("a")).run(letters("bcde")).unwrap().blocking().unwrap().len(), 5);
    let mut running = Batch::new(&acme.0, remove("abcd")).run([]).unwrap();
    assert_eq!(acme.0.block_on(running.next()).unwrap().unwrap().range(), 0..3);
}
