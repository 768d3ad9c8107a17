//! Tests of the program with a mock server: two users, a renewal, and a user who refuses.

use super::redirect::RedirectServer;
use super::{name, rehearsal, rehearsed, user_name};
use feishu_gptbots_ctyun::error::SignInReason;
use feishu_gptbots_ctyun::feishu::authen::v1::user_info::Get;
use feishu_gptbots_ctyun::testing::{MockResponse, MockServer};

/// Returns the number of renewals that the server was asked for.
fn renewals(server: &MockServer) -> usize {
    server.requests().iter().filter(|request| request.values["grant_type"] == "refresh_token").count()
}

#[tokio::test]
async fn the_whole_flow_gives_the_name_of_the_user() {
    assert_eq!(super::rehearse("ada").await.unwrap(), "Ada");
}

#[tokio::test]
async fn two_users_sign_in_and_each_token_is_renewed_once() {
    let (server, redirect) = (rehearsal::mock_server(), RedirectServer::start(0).await.unwrap());
    let feishu = rehearsed(&server, &redirect).unwrap();
    for user in ["ada", "bob"] {
        let error = user_name(&feishu, user).await.unwrap_err();
        assert_eq!(error.sign_in_reason(), Some(SignInReason::NotSignedIn));
        assert_eq!(name(&feishu, user, &redirect, rehearsal::open).await.unwrap(), "Ada");
    }
    let tokens: Vec<_> =
        server.of::<Get>().iter().map(|call| call.received.header("authorization").map(str::to_owned)).collect();
    assert_ne!(tokens[0], tokens[1]);

    server.revoke_tokens();
    for user in ["ada", "bob"] {
        assert_eq!(user_name(&feishu, user).await.unwrap(), "Ada");
    }
    assert_eq!(renewals(&server), 2);
    server.assert_clean();
}

#[tokio::test]
async fn a_refused_refresh_token_asks_for_another_sign_in() {
    let (server, redirect) = (rehearsal::mock_server(), RedirectServer::start(0).await.unwrap());
    let feishu = rehearsed(&server, &redirect).unwrap();
    name(&feishu, "ada", &redirect, rehearsal::open).await.unwrap();
    server.revoke_tokens();
    server.on_named("/open-apis/authen/v2/oauth/token").once(MockResponse::code("20064"));
    let error = user_name(&feishu, "ada").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::Refused));
    assert_eq!(name(&feishu, "ada", &redirect, rehearsal::open).await.unwrap(), "Ada");
}

#[tokio::test]
async fn a_user_who_refuses_is_an_error() {
    let (server, redirect) = (rehearsal::mock_server(), RedirectServer::start(0).await.unwrap());
    let feishu = rehearsed(&server, &redirect).unwrap();
    let back = redirect.address();
    let refuse = MockResponse::by(move |request| {
        let state = request.values["state"].as_str().unwrap_or_default().to_owned();
        MockResponse::new(302, "").header("Location", format!("{back}?error=access_denied&state={state}"))
    });
    server.on_named("/open-apis/authen/v1/authorize").once(refuse);
    let error = name(&feishu, "ada", &redirect, rehearsal::open).await.unwrap_err();
    assert_eq!(error.to_string(), "the sign-in was refused with `access_denied`");
}
