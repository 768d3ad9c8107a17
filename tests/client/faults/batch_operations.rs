//! Operations whose lists are split over calls, with items for each.

use super::case::CallResult;
use super::fixture::call_result;
use clientloom_runtime::__private::Encode;
use clientloom_runtime::batch::{Batch, BatchOutcome, BatchRule, Batched};
use clientloom_runtime::operation::OperationInfo;
use clientloom_runtime::transport::BoxFuture;
use clientloom_runtime::{Client, Value};
use feishu_gptbots_ctyun::ctyun::v4::oss::delete_objects::{Delete, DeleteObjects, ObjectKey};
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::{BatchDelete, BatchUpdate};
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::gptbots::v2::database::delete_record::{DeleteItem, DeleteRecord};
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// All batch operations.
pub static BATCH_OPERATIONS: &[&dyn BatchOperation] = &[
    &Typed { request: || BatchDelete::new("package_test__c", "user", NO_IDS), item: |number| number.to_string() },
    &Typed {
        request: || BatchUpdate::new("package_test__c", "user", []),
        item: |number| [("_id".to_owned(), Value::from(number.to_string()))].into(),
    },
    &Typed { request: || BatchDel::new(NO_IDS), item: |number| number.to_string() },
    &Typed {
        request: || DeleteRecord::new("673af861ed69656ac0895b07", []),
        item: |number| DeleteItem::from_record_id(number.to_string()),
    },
    &Typed {
        request: || DeleteObjects::new("bucket1", "region", Delete::new([])),
        item: |number| ObjectKey::new(number.to_string()),
    },
];

const NO_IDS: [&str; 0] = [];

/// Number of calls of a batch.
pub const CALLS: usize = 3;

/// Number of items in each call.
pub const SIZE: usize = 2;

/// A function that runs before each call, with the number of the call.
pub type Before<'a> = Box<dyn FnMut(usize) -> BoxFuture<'a, ()> + Send + 'a>;

/// A batch operation with its items.
pub trait BatchOperation: Sync {
    fn info(&self) -> &'static OperationInfo;
    fn rule(&self) -> &'static BatchRule;
    /// Returns an item as it is sent.
    fn item(&self, number: usize) -> Value;
    /// Sends [`CALLS`] times [`SIZE`] items. If calls are sequential, `before` runs after all
    /// earlier calls.
    fn run<'a>(&'a self, client: &'a Client, parallel: usize, before: Before<'a>) -> BoxFuture<'a, BatchRun>;
}

/// The result of a batch.
pub struct BatchRun {
    pub outcome: BatchOutcome,
    /// The results of its calls.
    pub parts: Vec<CallResult>,
}

struct Typed<O: Batched> {
    request: fn() -> O,
    item: fn(usize) -> O::Item,
}

impl<O: Batched> BatchOperation for Typed<O> {
    fn info(&self) -> &'static OperationInfo {
        O::INFO
    }

    fn rule(&self) -> &'static BatchRule {
        O::RULE
    }

    fn item(&self, number: usize) -> Value {
        let text = serde_json::to_string(&(self.item)(number).encode()).expect("a tree with text keys is JSON");
        text.parse().expect("JSON")
    }

    fn run<'a>(&'a self, client: &'a Client, parallel: usize, before: Before<'a>) -> BoxFuture<'a, BatchRun> {
        Box::pin(async move {
            let mut parts = Vec::new();
            let batch = Batch::new(client, (self.request)()).max_items(SIZE).parallel(parallel);
            let batch = batch.on_part(|part| parts.push(call_result(part.error().map_or(Ok(()), Err))));
            let items = Items { make: self.item, next: 0, before, waiting: None };
            let outcome = batch.run_stream(items).expect("a batch that starts").await;
            BatchRun { outcome, parts }
        })
    }
}

/// A stream of items that waits for `before` at the first item of each call.
struct Items<'a, T> {
    make: fn(usize) -> T,
    next: usize,
    before: Before<'a>,
    waiting: Option<(usize, BoxFuture<'a, ()>)>,
}

impl<T> Stream for Items<'_, T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = self.get_mut();
        if this.next == CALLS * SIZE {
            return Poll::Ready(None);
        }
        let call = this.next / SIZE;
        if this.waiting.as_ref().is_none_or(|(known, _)| *known != call) {
            this.waiting = Some((call, (this.before)(call)));
        }
        if this.next.is_multiple_of(SIZE)
            && let Some((_, waiting)) = &mut this.waiting
        {
            ready!(waiting.as_mut().poll(cx));
        }
        this.next += 1;
        Poll::Ready(Some((this.make)(this.next - 1)))
    }
}
