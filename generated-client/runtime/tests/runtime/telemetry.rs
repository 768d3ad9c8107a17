//! Spans and events of calls: names, numbers and ids, but no body, query or secret.

use crate::issuer::{Issuer, call, own};
use crate::sample::{SECRET, builder, valid};
use crate::script::Step::{Refused, Respond};
use crate::script::{OK, Script};
use clientloom_runtime::auth::FileStore;
use clientloom_runtime::{Call, Error, Method, Options};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Once};
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{DefaultGuard, Interest};
use tracing::{Event, Metadata, Subscriber};

/// A subscriber that keeps the fields of each span, and each event.
#[derive(Clone, Default)]
struct Notes {
    next: Arc<AtomicU64>,
    seen: Arc<Mutex<BTreeMap<u64, Fields>>>,
}

#[derive(Clone, Debug, Default)]
struct Fields(BTreeMap<String, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl Notes {
    fn add(&self, name: &str, record: impl FnOnce(&mut Fields)) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        let mut fields = Fields::default();
        fields.0.insert("is".to_owned(), name.to_owned());
        record(&mut fields);
        self.seen.lock().unwrap().insert(id, fields);
        id
    }

    /// Returns spans and events as texts, in the order in which they began.
    fn texts(&self) -> Vec<String> {
        let text = |fields: &Fields| {
            let fields =
                fields.0.iter().filter(|(name, _)| *name != "is").map(|(name, value)| format!("{name}={value}"));
            fields.collect::<Vec<_>>().join(" ")
        };
        self.seen.lock().unwrap().values().map(|fields| format!("{}: {}", fields.0["is"], text(fields))).collect()
    }
}

impl Subscriber for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("clientloom_runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        Id::from_u64(self.add(span.metadata().name(), |fields| span.record(fields)))
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        if let Some(fields) = self.seen.lock().unwrap().get_mut(&span.into_u64()) {
            values.record(fields);
        }
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.add("event", |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// A subscriber of the whole process that is interested in no span and no event.
///
/// While the process has only one subscriber, `tracing` lets the thread that first reaches a span
/// or event decide whether the span or event is enabled. A thread of another test would disable it.
struct Quiet;

impl Subscriber for Quiet {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, _: &Metadata<'_>) -> bool {
        false
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Collects the spans and events of this thread until the guard is dropped.
fn collect(notes: &Notes) -> DefaultGuard {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| tracing::subscriber::set_global_default(Quiet).expect("the only global subscriber"));
    tracing::subscriber::set_default(notes.clone())
}

async fn seen(script: Script, options: Options) -> (Vec<String>, Result<(), Error>) {
    let notes = Notes::default();
    let guard = collect(&notes);
    let acme = builder().transport(script).build().unwrap();
    let result = Call::new(&acme.0, &valid()).options(options).await.map(|_| ());
    drop(guard);
    (notes.texts(), result)
}

#[tokio::test]
async fn each_call_and_each_attempt_has_a_span() {
    let logged = Respond(200, &[("X-Log", "log-1")], r#"{"code":0}"#);
    let (texts, result) = seen(Script::new([Refused, logged]), Options::new().request_id("call-1")).await;
    result.unwrap();
    let [call, first, repeat, second] = &*texts else { panic!("{texts:#?}") };
    assert_eq!(
        call,
        "call: http.response.status_code=200 otel.kind=internal otel.name=things.probe vendor.log_id=log-1 \
         vendor.name=acme vendor.operation=things.probe vendor.request_id=call-1"
    );
    let attempt = "http.request.method=DELETE http.request.resend_count=1 http.response.status_code=200 \
                   otel.kind=client otel.name=DELETE /v1/{space}/things/{id} server.address=north.acme.example \
                   server.port=443 url.scheme=https url.template=/v1/{space}/things/{id} vendor.log_id=log-1";
    assert_eq!(second, &format!("attempt: {attempt}"));
    assert!(first.contains("error.type=connect") && !first.contains("resend_count"), "{first}");
    assert!(repeat.contains("message=the call is retried") && repeat.contains("wait_ms="), "{repeat}");
}

#[tokio::test]
async fn the_error_code_is_the_error_type_of_the_span() {
    let response = Respond(400, &[("X-Log", "log-1")], r#"{"code":7,"msg":"no"}"#);
    let (texts, result) = seen(Script::new([response]), Options::new()).await;
    result.unwrap_err();
    for span in &texts {
        assert!(span.contains("error.type=7") && span.contains("vendor.code=7"), "{span}");
        assert!(span.contains("vendor.log_id=log-1") && span.contains("status_code=400"), "{span}");
    }
    assert!(texts[0].contains("call.attempts=1"), "{texts:#?}");
}

#[tokio::test]
async fn an_unreadable_response_ends_the_spans_with_the_error() {
    let unreadable = Respond(200, &[], r#"{"code":0,"data":"text"}"#);
    let (texts, result) = seen(Script::new([Refused, unreadable]), Options::new()).await;
    let error = result.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error}");
    assert_eq!(error.attempts(), 2);
    assert!(error.to_string().ends_with(" (2 attempts)"), "{error}");
    let [call, _, _, second] = &*texts else { panic!("{texts:#?}") };
    for span in [call, second] {
        assert!(span.contains("error.type=decode") && span.contains("status_code=200"), "{span}");
    }
    assert!(call.contains("call.attempts=2"), "{call}");
}

#[tokio::test]
async fn a_deviation_is_an_event() {
    let response = Respond(200, &[], r#"{"code":0,"data":{"children":[{"new":1}]}}"#);
    let (texts, result) = seen(Script::new([response]), Options::new()).await;
    result.unwrap();
    let event = "event: address=data.children[].new count=1 message=a response deviates from its page \
                 vendor.operation=things.probe what=UnknownKey";
    assert_eq!(texts.last().unwrap(), event);
}

#[tokio::test]
async fn a_failing_token_store_is_an_event() {
    let notes = Notes::default();
    let guard = collect(&notes);
    let below_a_file = FileStore::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml/tokens"));
    call(&Issuer::fine().builder(own()).token_store(below_a_file).build().unwrap()).await.unwrap();
    drop(guard);
    let texts = notes.texts();
    let event = texts.iter().rfind(|text| text.contains("the token store failed"));
    let could_not =
        "error=the token store could not save `https://north.acme.example/api/auth/own?app_id=app-1#token`: ";
    assert!(event.is_some_and(|event| event.contains(could_not)), "{texts:#?}");
}

#[tokio::test]
async fn spans_have_no_secrets_and_no_bodies() {
    let response = Respond(503, &[], r#"{"code":1,"msg":"t-very-secret-token"}"#);
    let echo = Respond(200, &[("X-Log", "log-t-very-secret-token")], r#"{"code":0,"data":{"t-very-secret-token":1}}"#);
    for step in [OK, response, Refused, echo] {
        let options = Options::new().query_field("tag", "in-the-query").body_field("pin", "in-the-body");
        let (texts, _) = seen(Script::new([step]), options.header("X-Key", "in-a-header")).await;
        for hidden in [SECRET, "in-the-query", "in-the-body", "in-a-header"] {
            assert!(!texts.iter().any(|text| text.contains(hidden)), "{texts:#?}");
        }
    }
}

#[tokio::test]
async fn a_retry_event_has_a_reason_and_no_response_text() {
    for response in
        [Respond(503, &[], "<p>in-the-response</p>"), Respond(503, &[], r#"{"code":1,"msg":"in-the-response"}"#)]
    {
        let (texts, _) = seen_of(Script::new([response, OK])).await;
        let repeat = texts.iter().find(|text| text.contains("the call is retried")).unwrap();
        assert!(repeat.contains("http.response.status_code=503"), "{repeat}");
        assert!(!texts.iter().any(|text| text.contains("in-the-response")), "{texts:#?}");
    }
}

/// Returns the spans and events of a raw call that is safe to retry.
async fn seen_of(script: Script) -> (Vec<String>, Result<(), Error>) {
    let notes = Notes::default();
    let guard = collect(&notes);
    let acme = builder().transport(script).backoff(Duration::ZERO, Duration::ZERO).build().unwrap();
    let result = acme.0.call_raw(Method::Get, "/v1/things", None).retry_is_safe().await.map(|_| ());
    drop(guard);
    (notes.texts(), result)
}
