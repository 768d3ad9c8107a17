//! The program against a vendor on this machine: whole, resumed, and after a cut.

use super::arguments::Arguments;
use super::{delete, rehearsal};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::apaas::v1::application_object_record::BatchDelete;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};
use std::io::Cursor;
use std::{env, fs};

/// A journal of its own, which goes with it.
struct Desk {
    vendor: MockServer,
    feishu: Feishu,
    arguments: Arguments,
}

impl Desk {
    fn new(name: &str) -> Self {
        let vendor = rehearsal::vendor();
        let feishu = Feishu::builder().app("cli_a1", "secret").base_url(vendor.base_url()).build().unwrap();
        let journal = env::temp_dir().join(format!("record_batch_delete-{}-{name}", std::process::id()));
        let _none = fs::remove_file(&journal);
        let text = ["package_test__c", "user", "--journal", journal.to_str().unwrap()].map(str::to_owned);
        Self { vendor, feishu, arguments: Arguments::read(text.into_iter()).unwrap() }
    }

    async fn delete(&self, ids: impl Into<Vec<u8>>) -> String {
        match delete(&self.feishu, &self.arguments, Cursor::new(ids.into())).await {
            Ok(summary) => summary.to_string(),
            Err(failure) => failure.to_string(),
        }
    }

    fn sent(&self) -> Vec<usize> {
        let requests = self.vendor.of::<BatchDelete>();
        self.vendor.forget();
        requests.iter().map(|request| request.values["ids"].as_array().unwrap().len()).collect()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.arguments.journal);
    }
}

fn ids(numbers: impl IntoIterator<Item = usize>) -> String {
    numbers.into_iter().map(|number| number.to_string()).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_second_run_sends_what_the_first_did_not_delete() {
    let desk = Desk::new("twice");
    assert_eq!(desk.delete(ids(1..=1200)).await, "1080 succeeded, 120 failed, 0 unknown in 3 calls");
    assert_eq!(desk.sent(), [500, 500, 200]);
    assert_eq!(desk.delete(ids(1..=1210)).await, "9 succeeded, 121 failed, 0 unknown in 1 call");
    assert_eq!(desk.sent(), [130]);
    desk.vendor.assert_clean();
}

#[tokio::test]
async fn a_quota_that_is_used_up_stops_it_and_the_rest_goes_later() {
    let desk = Desk::new("quota");
    desk.vendor.on::<BatchDelete>().once(MockResponse::quota_exhausted());
    assert_eq!(desk.delete(ids((1..=5000).filter(|id| id % 10 > 0))).await, "not all records were sent");
    let first: usize = desk.sent().iter().sum();
    assert!(first < 4500, "{first}");
    let journal = fs::read_to_string(&desk.arguments.journal).unwrap();
    assert!(journal.contains("\tfailed\t99991403\t"), "{journal}");
    desk.delete(ids((1..=5000).filter(|id| id % 10 > 0))).await;
    let journal = fs::read_to_string(&desk.arguments.journal).unwrap();
    assert_eq!(journal.lines().filter(|line| line.ends_with("\tdeleted")).count(), 4500);
}

#[tokio::test]
async fn a_line_that_a_crash_has_cut_says_nothing() {
    let desk = Desk::new("cut");
    fs::write(&desk.arguments.journal, "1\tdeleted\n2\tdelet").unwrap();
    assert_eq!(desk.delete("1\n2\n3\n").await, "2 succeeded, 0 failed, 0 unknown in 1 call");
    assert_eq!(desk.delete("1\n2\n3\n").await, "0 succeeded, 0 failed, 0 unknown in 0 calls");
}

#[tokio::test]
async fn what_cannot_be_read_is_no_end_of_the_ids() {
    let desk = Desk::new("unreadable");
    let told = desk.delete(b"1\n2\n\xff\xfe\n4\n").await;
    assert_eq!(told, "not all ids could be read: stream did not contain valid UTF-8");
    assert_eq!(desk.sent(), [2]);
}

#[test]
fn a_rehearsal_has_a_journal_of_its_own() {
    let journal = |text: &str| Arguments::read(text.split(' ').map(str::to_owned)).unwrap().journal;
    assert_ne!(journal("package_test__c user --rehearse"), journal("package_test__c user"));
    assert_eq!(journal("package_test__c user --rehearse --journal mine"), std::path::Path::new("mine"));
}
