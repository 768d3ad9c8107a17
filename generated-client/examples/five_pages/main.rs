//! Five calls to three vendors, with their requests and responses.
//!
//! Without arguments, a mock server on this machine returns the documented responses. With
//! `--base-url http://127.0.0.1:8080`, the same requests go to that address one after the other.

mod arguments;
mod screen;

use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::ctyun::v4::oss::delete_objects::{Delete, DeleteObjects, ObjectKey};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::{BatchDelete, BatchUpdate};
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::gptbots::GptBots;
use feishu_gptbots_ctyun::gptbots::v2::database::delete_record::{DeleteItem, DeleteRecord};
use feishu_gptbots_ctyun::testing::MockServer;
use feishu_gptbots_ctyun::{Error, Value, examples};
use screen::Screen;
use std::collections::BTreeMap;
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut screen = match arguments::base_url(std::env::args().skip(1)) {
        Ok(Some(base_url)) => Screen::for_address(base_url),
        Ok(None) => Screen::for_mock_server(mock_server()),
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    let result = calls(&mut screen).await;
    if let Err(error) = &result {
        eprintln!("{error}");
    }
    if result.is_ok() && screen.all_succeeded() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Starts a server that responds as the pages of all vendors document.
fn mock_server() -> MockServer {
    let server = MockServer::start(&examples::ctyun::VENDOR_DOCS)
        .with(&examples::feishu::VENDOR_DOCS)
        .with(&examples::gptbots::VENDOR_DOCS);
    server.accept_token("t-example");
    server
}

async fn calls(screen: &mut Screen) -> Result<(), Error> {
    // With `.app(id, secret)` instead of a token, the client of Feishu fetches tokens itself.
    let feishu = Feishu::builder().tenant_access_token("t-example").base_url(screen.base_url()).build()?;
    let gptbots = GptBots::builder().api_key("app-example").base_url(screen.base_url()).build()?;
    let ctyun = Ctyun::builder().keys("access-key", "secret-key").base_url(screen.base_url()).build()?;

    let records = feishu.apaas().v1().application_object_record();
    let request = BatchDelete::new("package_test__c", "user", ["1801464965461024"]);
    screen.show::<BatchDelete>(records.batch_delete(&request).await);

    let record = [("_id", "1798681438085228"), ("book_name", "name4"), ("book_count", "5")];
    let record: BTreeMap<String, Value> = record.map(|(name, value)| (name.to_owned(), value.into())).into();
    let request = BatchUpdate::new("package_test__c", "user", [record]);
    screen.show::<BatchUpdate>(records.batch_update(&request).await);

    let request = BatchDel::new(["6709359313699356941"]);
    screen.show::<BatchDel>(feishu.attendance().v1().user_flow().batch_del(&request).await);

    let items = [DeleteItem::from_record_id("123456"), DeleteItem::from_filter([("id", "789")])];
    let request = DeleteRecord::new("673af861ed69656ac0895b07", items);
    screen.show::<DeleteRecord>(gptbots.v2().database().delete_record(&request).await);

    let objects = [
        ObjectKey::new("obj1").with_version_id("Mp6FKCm7LkZvCA3iTWj6sdqv.4vLAFS"),
        ObjectKey::new("obj2").with_version_id("NU6FKCm7LkvydingTWj6sdqv.32LAFS"),
    ];
    let delete = Delete::new(objects).with_quiet(true);
    let request = DeleteObjects::new("bucket1", "332232eb-63aa-465e-9028-52e5123866f0", delete);
    screen.show::<DeleteObjects>(ctyun.v4().oss().delete_objects(&request).await);
    Ok(())
}
