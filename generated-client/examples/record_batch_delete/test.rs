//! Tests of the program with a mock server: a whole run, a resumed run, and a run after a crash.

use super::arguments::Arguments;
use super::{delete, rehearsal};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
use std::io::Cursor;
use std::{env, fs};

/// A mock server, a client, and a journal that is removed at the end.
struct Fixture {
    server: MockServer,
    feishu: Feishu,
    arguments: Arguments,
}

impl Fixture {
    fn new(name: &str) -> Self {
        let server = rehearsal::mock_server();
        let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build().unwrap();
        let journal = env::temp_dir().join(format!("record_batch_delete-{}-{name}", std::process::id()));
        let _none = fs::remove_file(&journal);
        let text = ["package_test__c", "user", "--journal", journal.to_str().unwrap()].map(str::to_owned);
        Self { server, feishu, arguments: Arguments::read(text.into_iter()).unwrap() }
    }

    async fn delete(&self, ids: impl Into<Vec<u8>>) -> String {
        match delete(&self.feishu, &self.arguments, Cursor::new(ids.into())).await {
            Ok(summary) => summary.to_string(),
            Err(failure) => failure.to_string(),
        }
    }

    fn sent(&self) -> Vec<usize> {
        let requests = self.server.of::<BatchDelete>();
        self.server.forget();
        requests.iter().map(|request| request.values["ids"].as_array().unwrap().len()).collect()
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.arguments.journal);
    }
}

fn ids(numbers: impl IntoIterator<Item = usize>) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_second_run_sends_what_the_first_did_not_delete() {
    let fixture = Fixture::new("twice");
    assert_eq!(fixture.delete(ids(1..=1200)).await, "1080 succeeded, 120 failed, 0 unknown in 3 calls");
    assert_eq!(fixture.sent(), [500, 500, 200]);
    assert_eq!(fixture.delete(ids(1..=1210)).await, "9 succeeded, 121 failed, 0 unknown in 1 call");
    assert_eq!(fixture.sent(), [130]);
    fixture.server.assert_clean();
}

#[tokio::test]
async fn an_exhausted_quota_stops_the_run_and_a_later_run_sends_the_rest() {
    let fixture = Fixture::new("quota");
    fixture.server.on::<BatchDelete>().once(MockResponse::quota_exhausted());
    assert_eq!(fixture.delete(ids((1..=5000).filter(|id| id % 10 > 0))).await, "not all records were sent");
    let first: usize = fixture.sent().iter().sum();
    assert!(first < 4500, "{first}");
    let journal = fs::read_to_string(&fixture.arguments.journal).unwrap();
    assert!(journal.contains("\tfailed\t99991403\t"), "{journal}");
    fixture.delete(ids((1..=5000).filter(|id| id % 10 > 0))).await;
    let journal = fs::read_to_string(&fixture.arguments.journal).unwrap();
    assert_eq!(journal.lines().filter(|line| line.ends_with("\tdeleted")).count(), 4500);
}

#[tokio::test]
async fn an_incomplete_line_of_the_journal_is_ignored() {
    let fixture = Fixture::new("cut");
    fs::write(&fixture.arguments.journal, "1\tdeleted\n2\tdelet").unwrap();
    assert_eq!(fixture.delete("1\n2\n3\n").await, "2 succeeded, 0 failed, 0 unknown in 1 call");
    assert_eq!(fixture.delete("1\n2\n3\n").await, "0 succeeded, 0 failed, 0 unknown in 0 calls");
}

#[tokio::test]
async fn unreadable_input_is_an_error() {
    let fixture = Fixture::new("unreadable");
    let result = fixture.delete(b"1\n2\n\xff\xfe\n4\n").await;
    assert_eq!(result, "not all ids could be read: stream did not contain valid UTF-8");
    assert_eq!(fixture.sent(), [2]);
}

#[test]
fn a_rehearsal_has_its_own_journal() {
    let journal = |text: &str| Arguments::read(text.split(' ').map(str::to_owned)).unwrap().journal;
    assert_ne!(journal("package_test__c user --rehearse"), journal("package_test__c user"));
    assert_eq!(journal("package_test__c user --rehearse --journal mine"), std::path::Path::new("mine"));
}
