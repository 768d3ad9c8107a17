//! A test of a user's own code, as guide shows it.

use clientloom_runtime::Error;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use serde_json::json;

/// A user's code, which deletes records in sequential calls.
async fn clean_up(feishu: &Feishu, calls: &[&[&str]]) -> Vec<Result<(), Error>> {
    let mut results = Vec::new();
    for ids in calls {
        let request = BatchDelete::new("package_test__c", "user", ids.iter().copied());
        let result = feishu.apaas().v1().application_object_record().batch_delete(&request).await;
        results.push(result.map(drop));
    }
    results
}

#[tokio::test]
async fn test_example_runs() -> Result<(), Error> {
    // README: from here
    use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
    use feishu_gptbots_ctyun::testing::{Fault, MockResponse, MockServer};

    let server = MockServer::start(&VENDOR_DOCS); // answers as documented, and issues tokens
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build()?;
    server.on::<BatchDelete>().once(MockResponse::code("2320001")); // a documented error
    server.on::<BatchDelete>().once(MockResponse::too_many()).once(Fault::Cut); // then two failures that the client retries

    let results = clean_up(&feishu, &[&["1"], &["2", "3"]]).await; // your own code

    assert!(results[0].is_err() && results[1].is_ok());
    assert_eq!(server.of::<BatchDelete>()[3].values["ids"], json!(["2", "3"]));
    server.assert_clean(); // every request kept the rules of its page
    // README: up to here
    Ok(())
}
