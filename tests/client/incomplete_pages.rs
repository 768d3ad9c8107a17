//! Pages that show either a request or a response, so that they have no complete example.

use clientloom_runtime::Error;
use clientloom_runtime::testing::{MockResponse, MockServer};
use feishu_gptbots_ctyun::examples;
use feishu_gptbots_ctyun::gptbots::GptBots;
use feishu_gptbots_ctyun::gptbots::v1::database::types::TableField;
use feishu_gptbots_ctyun::gptbots::v1::database::{CreateTable, ImportRecords};
use std::collections::BTreeMap;

fn gptbots() -> (MockServer, GptBots) {
    let server = MockServer::start(&examples::gptbots::VENDOR_DOCS);
    let gptbots = GptBots::builder().api_key("key").base_url(server.base_url()).attempts(1).build();
    (server, gptbots.expect("a client"))
}

/// No page shows the response, and table and text disagree about the type of `data`.
#[tokio::test]
async fn a_table_is_created_as_its_page_shows() -> Result<(), Error> {
    for data in [json!("673af861ed69656ac0895b07"), json!({ "id": "673af861ed69656ac0895b07" })] {
        let (server, gptbots) = gptbots();
        let reply = json!({ "code": 0, "message": "OK", "data": data });
        server.on::<CreateTable>().once(MockResponse::json(200, reply.to_string()));
        let field = |name: &str, ty: &str, required, unique| {
            TableField::new()
                .with_name(name)
                .with_description(name)
                .with_type(ty)
                .with_required(required)
                .with_unique(unique)
        };
        let fields = [field("id", "TEXT", true, true), field("boolean", "BOOLEAN", true, false)];
        let request = CreateTable::new("test_api", "Test all database APIs", fields);
        assert_eq!(gptbots.v1().database().create_table(&request).await?.data, Some(data));
        let sent = json!({
            "name": "test_api",
            "description": "Test all database APIs",
            "fields": [
                { "name": "id", "description": "id", "type": "TEXT", "required": true, "unique": true },
                { "name": "boolean", "description": "boolean", "type": "BOOLEAN", "required": true, "unique": false },
            ],
        });
        assert_eq!(server.of::<CreateTable>()[0].json(), sent);
        server.assert_clean();

        let fields = [TableField::new().with_name("id").with_description("id").with_type("text")];
        let error =
            gptbots.v1().database().create_table(&CreateTable::new("t", "d", fields)).await.expect_err("a type");
        let said = "`fields[0].type` is \"text\", but only TEXT, INT, FLOAT, DATETIME, BOOLEAN are allowed";
        assert!(error.to_string().ends_with(said), "{error}");
    }
    Ok(())
}

/// The documented request is invalid JSON; its records and its response are valid.
#[tokio::test]
async fn records_are_added_as_their_page_shows() -> Result<(), Error> {
    let (server, gptbots) = gptbots();
    let reply = json!({ "code": 0, "message": "OK", "data": ["673e9cda9f7bc178002dbd9c"] });
    server.on::<ImportRecords>().once(MockResponse::json(200, reply.to_string()));
    let record = |id: &str, name: &str| {
        BTreeMap::from([("id", id), ("name", name)].map(|(key, value)| (key.into(), value.into())))
    };
    let records = [record("7424489", "4455566777777"), record("7852549", "446656677665")];
    let request = ImportRecords::new(records, "673af861ed69656ac0895b07");
    assert_eq!(gptbots.v1().database().import_records(&request).await?.data, ["673e9cda9f7bc178002dbd9c"]);
    let sent = json!({
        "table_id": "673af861ed69656ac0895b07",
        "records": [{ "id": "7424489", "name": "4455566777777" }, { "id": "7852549", "name": "446656677665" }],
    });
    assert_eq!(server.of::<ImportRecords>()[0].json(), sent);
    server.assert_clean();
    Ok(())
}
