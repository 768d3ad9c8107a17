//! A program from the time when the page gave no maximum.

use super::client::harbor::Harbor;
use super::client::harbor::v1::berth::Release;

pub async fn calls(harbor: &Harbor) -> Result<(), clientloom_runtime::Error> {
    let _outcome = harbor.v1().berth().release_all(Release::new(["1"]), 100).await?;
    Ok(())
}
