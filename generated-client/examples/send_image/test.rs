//! Tests of the program with a mock server: its requests, a second call, and failures.

use super::{rehearsal, send};
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::im::v1::{image, message};
use feishu_gptbots_ctyun::testing::{Fault, MockResponse, MockServer};
use serde_json::json;
use std::path::Path;
use std::{env, fs};

const IMAGE: &[u8] = b"\x89PNG, or what the server takes for it";

/// Sends an image from a file with this name.
async fn send_file(server: &MockServer, name: &str) -> Result<String, String> {
    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build().unwrap();
    let folder = env::temp_dir().join(format!("send_image-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    fs::write(&file, IMAGE).unwrap();
    let sent = send(&feishu, "email", "ada@acme.example", &file).await.map_err(|failure| failure.to_string());
    fs::remove_file(&file).unwrap();
    sent
}

#[tokio::test]
async fn the_message_has_the_key_of_the_uploaded_image() {
    let server = rehearsal::mock_server();
    assert_eq!(send_file(&server, "plan.png").await.unwrap(), "om_dc13264520392913993dd051dba21dcf");

    let [upload] = &server.of::<image::Create>()[..] else { panic!("one upload") };
    assert_eq!(upload.values["image_type"], json!("message"));
    let parts = upload.received.parts().unwrap();
    let file = parts.iter().find(|part| part.name == "image").unwrap();
    assert_eq!((file.file_name.as_deref(), &file.bytes[..]), (Some("plan.png"), IMAGE));

    let [message] = &server.of::<message::Create>()[..] else { panic!("one message") };
    let values = ["receive_id_type", "receive_id", "msg_type"].map(|name| message.values[name].as_str());
    assert_eq!(values, [Some("email"), Some("ada@acme.example"), Some("image")]);
    // The content is JSON in a text.
    assert_eq!(message.json()["content"], json!(r#"{"image_key":"img_v3_plan"}"#));
    server.assert_clean();
}

#[tokio::test]
async fn a_message_that_may_be_sent_is_sent_again_with_its_key() {
    let server = rehearsal::mock_server();
    server.on::<message::Create>().once(Fault::Cut);
    send_file(&server, "again.png").await.unwrap();
    let messages = server.of::<message::Create>();
    assert_eq!((server.of::<image::Create>().len(), messages.len()), (1, 2));
    assert_eq!(messages[0].values["uuid"], messages[1].values["uuid"]);
    server.assert_clean();
}

#[tokio::test]
async fn failures_say_what_to_do() {
    let server = rehearsal::mock_server();
    server.on::<message::Create>().once(MockResponse::code("230034")).once(MockResponse::code("230002"));
    let error = send_file(&server, "receiver.png").await.unwrap_err();
    assert!(error.starts_with("`ada@acme.example` is no email: "), "{error}");
    let error = send_file(&server, "group.png").await.unwrap_err();
    assert!(error.contains("Add the bot to the group of the message."), "{error}");
    server.on::<image::Create>().once(MockResponse::code("234011"));
    let error = send_file(&server, "format.png").await.unwrap_err();
    assert!(error.contains("Use one of the formats JPG"), "{error}");
    assert_eq!(server.of::<message::Create>().len(), 2);

    let feishu = Feishu::builder().app("cli_a1", "secret").base_url(server.base_url()).build().unwrap();
    let error = send(&feishu, "email", "ada@acme.example", Path::new("none.png")).await.unwrap_err().to_string();
    assert!(error.starts_with("cannot read `none.png`: "), "{error}");
}
