//! A test of a user's own code, as the guide shows it.

use client_runtime::Error;
use generated_client::feishu::Feishu;
use generated_client::feishu::apaas::v1::application_object_record::BatchDelete;
use serde_json::json;

/// Code of a user, which deletes records one call after the other.
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
async fn users_test_their_own_code() -> Result<(), Error> {
    // README: from here
    use generated_client::examples::feishu::SEED;
    use generated_client::testing::{Answer, Fault, Replay};

    let server = Replay::start(&SEED); // answers as documented, and issues tokens
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build()?;
    server.on::<BatchDelete>().once(Answer::code("2320001")); // a documented error
    server.on::<BatchDelete>().once(Answer::too_many()).once(Fault::Cut); // then two failures that the client retries

    let results = clean_up(&feishu, &[&["1"], &["2", "3"]]).await; // your own code

    assert!(results[0].is_err() && results[1].is_ok());
    assert_eq!(server.of::<BatchDelete>()[3].values["ids"], json!(["2", "3"]));
    server.assert_clean(); // every request kept the rules of its page
    // README: up to here
    Ok(())
}
