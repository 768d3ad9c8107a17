//! Results next to the code of an envelope with data: batches and paging.

use crate::batch::sample::{letters, show};
use crate::sample::{Acme, Answer, ProbeError, SERVICE, builder};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::batch::{Batch, BatchRule, Batched, OutcomeRule};
use clientloom_runtime::operation::{Field, Operation, OperationInfo, ValueType};
use clientloom_runtime::paging::{PageRule, Paged, PagedItems};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Method, Response};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A request whose response is next to the code: a batch by its ids, and paged by its token.
#[derive(Clone, Debug, Default)]
struct Clear {
    ids: Vec<String>,
    token: Option<String>,
}

impl Encode for Clear {
    fn encode(&self) -> Json<'_> {
        Json::members([("ids", &self.ids), ("token", &self.token)])
    }
}

impl Operation for Clear {
    type Vendor = Acme;
    type Response = Answer;
    type Output = Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.clear",
        method: Method::Post,
        path: "/v1/things/clear",
        fields: &[
            Field::body("ids", ValueType::List(&ValueType::String)).items_max(2),
            Field::body("token", ValueType::String),
        ],
        data_beside: true,
        strict_members: &["names", "anys", "text", "flag"],
        ..OperationInfo::of(&SERVICE)
    };
}

impl Batched for Clear {
    type Item = String;
    const RULE: &'static BatchRule =
        &BatchRule::new(&["ids"]).max(2).outcome(OutcomeRule::two_lists("names", "anys").reasons());

    fn items(&mut self) -> &mut Vec<String> {
        &mut self.ids
    }
}

impl Paged for Clear {
    type Item = String;
    const PAGE_RULE: &'static PageRule = &PageRule::token(&[("token", "text")]).more("flag");

    fn items(response: &mut Answer) -> &mut Vec<String> {
        &mut response.names
    }
}

/// Starts a server with these bodies; the last one repeats.
fn server(bodies: &'static [&'static str]) -> Loopback {
    let turn = AtomicUsize::new(0);
    Loopback::start(move |_| {
        let turn = turn.fetch_add(1, Ordering::Relaxed).min(bodies.len() - 1);
        LoopbackResponse::json(bodies[turn])
    })
}

fn client(server: &Loopback) -> Acme {
    builder().base_url(server.base_url()).attempts(1).build().unwrap()
}

#[tokio::test]
async fn the_results_of_a_batch_are_next_to_the_code() {
    let request = Clear { ids: letters("abc"), ..Clear::default() };
    let server = server(&[
        r#"{"code":0,"msg":"{\"b\":\"locked\"}","names":["a"],"anys":["b"]}"#,
        r#"{"code":0,"msg":"ok","names":["c"]}"#,
    ]);
    let acme = client(&server);
    let result = Batch::new(&acme.0, request.clone()).parallel(1).await;
    assert_eq!(show(&result.unwrap()), "+0 a; -1 b [locked]; +2 c");
    let one = Clear { ids: letters("c"), ..request };
    let response = Call::new(&acme.0, &one).await.unwrap();
    assert_eq!(show(&response.outcome(&one)), "+0 c");
}

#[tokio::test]
async fn results_below_data_are_none_of_such_a_batch() {
    let request = Clear { ids: letters("a"), ..Clear::default() };
    let server = server(&[r#"{"code":0,"data":{"names":["a"]}}"#, r#"{"code":0,"names":["a"],"anys":"none"}"#]);
    let acme = client(&server);
    let response = Call::new(&acme.0, &request).await.unwrap();
    assert_eq!(show(&response.outcome(&request)), "?0 a [the response does not mention it]");
    assert_eq!(response.deviations().len(), 1);
    // A list that names failures must be readable, also next to the code.
    let error = Call::new(&acme.0, &request).await.unwrap_err();
    assert!(error.to_string().contains("`anys` is "), "{error}");
}

#[tokio::test]
async fn the_pages_of_such_results_follow_each_other() {
    let server = server(&[
        r#"{"code":0,"msg":"ok","names":["a","b"],"text":"n1","flag":true}"#,
        r#"{"code":0,"msg":"ok","names":["c"],"text":"","flag":false}"#,
    ]);
    let acme = client(&server);
    let mut items = PagedItems::new(&acme.0, Clear::default());
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    assert_eq!(all, ["a", "b", "c"]);
    assert_eq!(server.received()[1].body, r#"{"ids":[],"token":"n1"}"#);

    let server = self::server(&[r#"{"code":0,"names":[],"text":{},"flag":true}"#]);
    let acme = client(&server);
    let error = PagedItems::new(&acme.0, Clear::default()).next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("`text` is "), "{error}");
}
