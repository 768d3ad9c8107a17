//! Client code of the READMEs and guides. It compiles, and runs unless it calls a vendor's host.

use client_tests::examples::acme;
use client_tests::generated::acme::Acme;
use client_tests::generated::acme::v1::parcel::{Label, Photograph};
use clientloom_runtime::auth::{FileStore, Ticket};
use clientloom_runtime::batch::BatchOutcome;
use clientloom_runtime::testing::{MockResponse, MockServer};
use clientloom_runtime::{Error, Method, Options, Rate, Secret, Upload, Value};
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::{BatchDelete, BatchQuery};
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;

/// Notes that a user keeps on the way.
type Journal = BTreeMap<String, &'static str>;

async fn a_call(app_secret: Secret) -> Result<(), Error> {
    // README: from here
    use feishu_gptbots_ctyun::feishu::Feishu;
    use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::{BatchDel, BatchDelError};

    let feishu = Feishu::builder().app("cli_a1", app_secret).build()?;
    let request = BatchDel::new(["6709359313699356941"]);
    match feishu.attendance().v1().user_flow().batch_del(&request).await {
        Ok(response) => println!("not deleted: {:?}", response.fail_record_ids),
        Err(error) if error.api::<BatchDel>() == Some(BatchDelError::TenantIdIsEmpty) => println!("no tenant"),
        Err(error) => println!("{error}"), // one line: the operation, the vendor's code and message, the remedy
    }
    // README: up to here
    Ok(())
}

fn a_program() {
    // README: from here
    use feishu_gptbots_ctyun::Method;
    use feishu_gptbots_ctyun::feishu::Feishu;
    use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
    use serde_json::json;

    #[tokio::main]
    async fn main() -> Result<(), Box<dyn std::error::Error>> {
        let feishu = Feishu::builder().app("cli_a1", std::env::var("APP_SECRET")?).build()?;

        let request = BatchDel::new(["6709359313699356941"]);
        let response = feishu.attendance().v1().user_flow().batch_del(&request).await?;
        println!("not deleted: {:?}", response.fail_record_ids);

        // The same call without generated code, which works for every operation of the vendor.
        let path = "/open-apis/attendance/v1/user_flows/batch_del";
        let body = json!({ "record_ids": ["6709359313699356941"] });
        let response = feishu.client().call_raw(Method::Post, path, body).await?;
        println!("not deleted: {}", response["fail_record_ids"]);
        Ok(())
    }
    // README: up to here
    let _: fn() -> Result<(), Box<dyn std::error::Error>> = main;
}

async fn a_call_from_a_page(feishu: &client_tests::first_call::feishu::Feishu) -> Result<(), Error> {
    use client_tests::first_call::feishu::room::v1::guest::Close;

    // README: from here
    let request = Close::new("g-7", ["k-1"]); // the client would refuse an eleventh key
    let response = feishu.room().v1().guest().close(&request).await?;
    println!("left: {:?}", response.done);
    // README: up to here
    Ok(())
}

async fn another_call(app_secret: Secret) -> Result<(), Error> {
    // README: from here
    use feishu_gptbots_ctyun::feishu::Feishu;
    use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;

    let feishu = Feishu::builder().app("cli_a1", app_secret).build()?;
    let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
    let response = feishu.apaas().v1().application_object_record().batch_delete(&request).await?;
    for record in &response.items {
        println!("{:?}: {:?}", record.id, record.success);
    }
    // README: up to here
    Ok(())
}

async fn a_batch(feishu: &Feishu, ids: Vec<String>) -> Result<BatchOutcome, Error> {
    // README: from here
    let request = BatchDelete::new("package_test__c", "user", ids); // any number of IDs
    let outcome = feishu.apaas().v1().application_object_record().batch_delete_all(request).await?;
    println!("{outcome}"); // 1110 succeeded, 123 failed, 1 unknown
    for record in &outcome.failed {
        println!("{} was not deleted: {}", record.id, record.message);
    }
    for record in &outcome.unknown {
        println!("{} may be deleted: {}", record.id, record.reason);
    }
    // README: up to here
    Ok(outcome)
}

async fn a_running_batch(feishu: &Feishu, ids: Vec<String>, journal: &mut Journal) -> Result<Vec<String>, Error> {
    let mut left = Vec::new();
    // README: from here
    let request = BatchDelete::new("package_test__c", "user", [""; 0]); // the IDs come from elsewhere
    let records = feishu.apaas().v1().application_object_record();
    let mut running = records.batch_delete_all(request).parallel(8).run(ids)?;
    while let Some(part) = running.next().await {
        journal.extend(part.outcome.succeeded.iter().map(|record| (record.id.to_string(), "deleted")));
        println!("{}", running.summary()); // 1000 succeeded, 0 failed, 0 unknown in 2 calls
        left.extend(part.into_unsuccessful()); // for another run, if that is safe
    }
    if let Some(error) = running.stopped_by() {
        println!("stopped: {error}");
    }
    let mut rest = running.into_unsent();
    while let Some(id) = rest.next().await {
        left.push(id); // not sent
    }
    // README: up to here
    Ok(left)
}

async fn results(feishu: &Feishu) -> Result<Vec<Value>, Error> {
    let mut names = Vec::new();
    // README: from here
    let request = BatchQuery::new("package_test__c", "_user", ["_id", "_name"]);
    let mut records = feishu.apaas().v1().application_object_record().batch_query_items(request);
    while let Some(record) = records.next().await {
        let record = record?; // after an error, the next call of next() continues where this one failed
        names.extend(record.get("_name").cloned());
    }
    // README: up to here
    Ok(names)
}

async fn pages(feishu: &Feishu, last_token: &str) -> Result<Option<String>, Error> {
    let mut token = None;
    // README: from here
    let request = BatchQuery::new("package_test__c", "_user", ["_id"]).with_page_token(last_token);
    let mut records = feishu.apaas().v1().application_object_record().batch_query_items(request);
    while let Some(page) = records.next_page().await {
        let page = page?;
        println!("{} records, log id {:?}", page.items.len(), page.log_id());
        token = page.into_inner().next_page_token; // to continue another day
    }
    // README: up to here
    Ok(token)
}

async fn files(acme: &Acme, file: &mut Vec<u8>) -> Result<(), Error> {
    let photo = "png";
    // README: from here
    let photo = Upload::from_bytes("front.png", photo); // or from_stream, for content that is too large for memory
    acme.v1().parcel().photograph(&Photograph::new("p7", photo)).await?;

    let mut label = acme.v1().parcel().label(&Label::new("p7")).await?;
    while let Some(chunk) = label.chunk().await? {
        file.extend(chunk); // if the vendor sends an error in place of the file, the call above fails
    }
    // README: up to here
    Ok(())
}

fn results_without_a_runtime(feishu: &Feishu) -> Result<usize, Error> {
    let request = BatchQuery::new("package_test__c", "_user", ["_id"]);
    let records = feishu.apaas().v1().application_object_record();
    // README: from here
    let first: Vec<_> = records.batch_query_items(request).blocking().take(100).collect::<Result<_, _>>()?;
    // README: up to here
    Ok(first.len())
}

async fn a_single_call(feishu: &Feishu) -> Result<BatchOutcome, Error> {
    // README: from here
    let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
    let response = feishu.apaas().v1().application_object_record().batch_delete(&request).await?;
    let outcome = response.outcome(&request);
    // README: up to here
    Ok(outcome)
}

fn patience(app_secret: Secret) -> Result<Feishu, Error> {
    // README: from here
    let feishu = Feishu::builder()
        .app("cli_a1", app_secret)
        .attempts(5) // per call, including the first attempt
        .timeout(Duration::from_secs(600)) // per call, including all attempts and waits
        .attempt_timeout(Duration::from_secs(20)) // per attempt
        .rate(Rate::per_second(25)) // in addition to the documented rates
        .build()?;
    // README: up to here
    Ok(feishu)
}

async fn an_error(feishu: &Feishu) {
    let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
    let records = feishu.apaas().v1().application_object_record();
    // README: from here
    match records.batch_delete(&request).await {
        Ok(response) => println!("{:?}", response.items),
        Err(error) if error.may_have_been_carried_out() => println!("check before you call again: {error}"),
        Err(error) => println!("{error}"), // details: error.attempts(), error.retry_after(), error.api_error()
    }
    // README: up to here
}

async fn options(feishu: &Feishu) -> Result<(), Error> {
    let records = feishu.apaas().v1().application_object_record();
    let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
    // README: from here
    let call = records.batch_delete(&request).timeout(Duration::from_secs(20)).attempts(1);
    let response = call.body_field("reason", Value::Null).await?; // a field that the page omits, sent as null
    // README: up to here
    drop(response);
    Ok(())
}

async fn many_options(feishu: &Feishu) -> Result<(), Error> {
    let records = feishu.apaas().v1().application_object_record();
    let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
    // README: from here
    let options = Options::new().attempt_timeout(Duration::from_secs(10)).request_id("night-run").skip_limits();
    let response = records.batch_delete(&request).options(options.clone()).await?;
    let outcome = records.batch_delete_all(request).options(options).await?; // for each of its calls
    // README: up to here
    drop((response, outcome));
    Ok(())
}

async fn a_raw_call(feishu: &Feishu) -> Result<Value, Error> {
    // README: from here
    let path = "/open-apis/attendance/v1/user_flows/batch_del";
    let body = json!({ "record_ids": ["6709359313699356941"] });
    let response = feishu.client().call_raw(Method::Post, path, body).rate(Rate::per_minute(100)).await?;
    println!("{}", response["fail_record_ids"]); // the data of the envelope, as JSON
    // README: up to here
    Ok(response.into_inner())
}

fn without_a_runtime(feishu: &Feishu, ids: Vec<String>) -> Result<(), Error> {
    // README: from here
    let request = BatchDel::new(["6709359313699356941"]);
    let response = feishu.attendance().v1().user_flow().batch_del(&request).blocking()?;
    println!("not deleted: {:?}", response.fail_record_ids);

    let request = BatchDelete::new("package_test__c", "user", ids);
    let outcome = feishu.apaas().v1().application_object_record().batch_delete_all(request).blocking()?;
    // README: up to here
    assert_eq!(outcome.len(), 1);
    Ok(())
}

fn a_running_batch_without_a_runtime(feishu: &Feishu, ids: Vec<String>) -> Result<usize, Error> {
    let request = BatchDelete::new("package_test__c", "user", [""; 0]);
    let records = feishu.apaas().v1().application_object_record();
    // README: from here
    let mut running = records.batch_delete_all(request).run(ids)?;
    while let Some(part) = feishu.client().block_on(running.next())? {
        println!("{:?}: {}", part.range(), part.outcome);
    }
    // README: up to here
    Ok(running.summary().items())
}

fn drift(app_secret: Secret) -> Result<(), Error> {
    // README: from here
    let feishu = Feishu::builder().app("cli_a1", app_secret).on_drift(|drift| eprintln!("{drift}")).build()?;
    // … calls …
    for drift in feishu.client().drifts() {
        println!("{drift}"); // apaas.v1.….batch_delete: `data.items[].note` is not documented (3×)
    }
    // README: up to here
    Ok(())
}

async fn a_store_app(app_secret: Secret, new_ticket: &str) -> Result<(), Error> {
    let request = BatchDel::new(["6709359313699356941"]);
    // README: from here
    let ticket = Ticket::default();
    let feishu = Feishu::builder()
        .store_app("cli_b2", app_secret, ticket.clone(), "tenant-1")
        .token_store(FileStore::new("/var/lib/my-app/tokens"))
        .build()?;
    ticket.set(new_ticket); // in the handler of the event
    let response = feishu.attendance().v1().user_flow().batch_del(&request).tenant("tenant-2").await?; // for another tenant
    // README: up to here
    drop(response);
    Ok(())
}

fn desk() -> (MockServer, Feishu) {
    let server = MockServer::start(&VENDOR_DOCS);
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build();
    (server, feishu.expect("a client"))
}

/// Deletes every requested record.
fn delete(ids: &[Value]) -> MockResponse {
    let items: Vec<Value> = ids.iter().map(|id| json!({ "success": true, "id": id }).into()).collect();
    MockResponse::json(200, json!({ "code": 0, "msg": "success", "data": { "items": items } }).to_string())
}

fn ids(count: usize) -> Vec<String> {
    (1..=count).map(|number| number.to_string()).collect()
}

#[tokio::test]
async fn batch_examples_run() -> Result<(), Error> {
    let (server, feishu) = desk();
    server
        .on::<BatchDelete>()
        .always(MockResponse::by(|request| delete(request.values["ids"].as_array().expect("a list"))));
    assert_eq!(a_batch(&feishu, ids(1234)).await?.succeeded.len(), 1234);
    assert_eq!(a_single_call(&feishu).await?.succeeded.len(), 1);
    let mut journal = Journal::new();
    assert_eq!(a_running_batch(&feishu, ids(1234), &mut journal).await?, [""; 0]);
    assert_eq!(journal.len(), 1234);

    server.on::<BatchDelete>().always(MockResponse::quota_exhausted());
    let left = a_running_batch(&feishu, ids(50_000), &mut journal).await?;
    assert_eq!(left, ids(50_000));
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn paging_examples_run() -> Result<(), Error> {
    let (server, feishu) = desk();
    let page = |more: bool| {
        let data = json!({ "items": r#"[{"_name":"a"},{}]"#, "next_page_token": if more { "t2" } else { "" }, "has_more": more });
        MockResponse::json(200, json!({ "code": 0, "msg": "success", "data": data }).to_string())
    };
    server.on::<BatchQuery>().once(page(true)).once(page(false));
    assert_eq!(results(&feishu).await?, ["a", "a"]);
    server.on::<BatchQuery>().once(page(true)).once(page(false));
    assert_eq!(pages(&feishu, "t1").await?.as_deref(), Some(""));
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn file_examples_run() -> Result<(), Error> {
    let server = MockServer::start(&acme::VENDOR_DOCS);
    let acme = Acme::builder().api_key("key").base_url(server.base_url()).build()?;
    let mut file = Vec::new();
    files(&acme, &mut file).await?;
    assert!(!file.is_empty());
    server.assert_clean();
    Ok(())
}

#[tokio::test]
async fn call_examples_run() -> Result<(), Error> {
    let (server, feishu) = desk();
    assert!(a_raw_call(&feishu).await?["fail_record_ids"].is_array());
    many_options(&feishu).await?;
    server.assert_clean();
    let error = options(&feishu).await.expect_err("the server knows no such field");
    assert!(error.to_string().contains("reason"), "{error}");
    server.on::<BatchDelete>().once(MockResponse::too_many().retry_after(Duration::from_secs(130)));
    an_error(&feishu).await;
    Ok(())
}

#[test]
fn blocking_examples_run() -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let (server, feishu) = runtime.as_ref().expect("a runtime").block_on(async { desk() });
    without_a_runtime(&feishu, ids(1))?;
    assert_eq!(a_running_batch_without_a_runtime(&feishu, ids(1))?, 1);
    let data = json!({ "items": "[{}]", "has_more": false });
    server
        .on::<BatchQuery>()
        .always(MockResponse::json(200, json!({ "code": 0, "msg": "ok", "data": data }).to_string()));
    assert_eq!(results_without_a_runtime(&feishu)?, 1);
    Ok(())
}

/// Without another address, a call goes to the vendor. Dropped futures send nothing.
#[test]
fn client_examples_build() -> Result<(), Error> {
    let secret = || Secret::from("secret");
    a_program();
    drop((a_call(secret()), another_call(secret()), a_store_app(secret(), "ticket")));
    let from_a_page = client_tests::first_call::feishu::Feishu::builder().tenant_access_token("t-1").build()?;
    drop(a_call_from_a_page(&from_a_page));
    patience(secret())?;
    drift(secret())
}
