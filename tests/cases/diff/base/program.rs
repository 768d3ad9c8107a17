//! A program for the old client. It names everything that the client offers.

use super::client::harbor::v1::berth::release::Row;
use super::client::harbor::v1::berth::reserve::{Crew, Depth, Place, Skipper};
use super::client::harbor::v1::berth::{Clear, Release, ReleaseResponse, Reserve, ReserveError, ReserveResponse};
use super::client::harbor::v1::boat::list::{Listed, State};
use super::client::harbor::v1::boat::{List, ListResponse, Picture, PictureResponse, Update, UpdateResponse};
use super::client::harbor::types::{Boat, Mast};
use super::client::harbor::yard::crane::Lift;
use super::client::harbor::yard::types::Load;
use super::client::harbor::{Harbor, Region};

pub fn clients(id: &str, secret: &str) -> [clientloom_runtime::Builder<Harbor>; 3] {
    [
        Harbor::builder().app(id, secret).host_variable(Region::East),
        Harbor::builder().app(id, secret).host_variable(Region::West),
        Harbor::builder().key(secret),
    ]
}

pub fn requests() -> (Reserve, Release, Clear, Update, Lift) {
    let skipper = Skipper::from_id("7").with_mail("a@harbor.example").with_phone("0");
    let _other = Skipper::from_mail("a@harbor.example");
    let crew = Crew::new("Ada", "cook").with_age(40);
    let reserve = Reserve::new("north", "12", "2025-01-01", "2025-01-02", "Albatross", skipper)
        .with_dry_run(true)
        .with_x_trace("1")
        .with_nights(2)
        .with_remark("quiet")
        .with_rank(1.0)
        .with_tags(["a"])
        .with_rules([("a", 1)])
        .with_crew([crew]);
    let boat = Boat::new().with_name("Albatross").with_length(90).with_flags(["red"]).with_mast(Mast::new().with_height(1));
    (reserve, Release::new(["1"]).with_spare_ids(["2"]), Clear::new(["1"]), Update::new("7", boat), Lift::new(Load::new(2)))
}

pub fn more_requests(picture: clientloom_runtime::Upload) -> (List, Picture) {
    let list = List::new().with_after("1").with_count(10).with_paged(true).with_state(State::MOORED).with_flag("be");
    let _states: [&str; 2] = [State::MOORED, State::AWAY];
    (list, Picture::new("7", picture).with_title("At sea"))
}

pub fn more_replies(list: ListResponse, picture: PictureResponse) -> Option<String> {
    let _boats: (Vec<Listed>, Vec<String>) = (list.boats, list.numbers);
    let _flags: [Option<bool>; 2] = [list.more, list.rest];
    let _notes: std::collections::BTreeMap<String, clientloom_runtime::Value> = list.notes;
    picture.id.or(list.next)
}

pub fn fields(request: &Reserve, boat: &Boat, load: &Load) {
    let _texts: [&String; 5] = [&request.pier, &request.berth, &request.from, &request.until, &request.boat_name];
    let _options: [&Option<String>; 2] = [&request.x_trace, &request.remark];
    let _numbers: (&Option<i64>, &Option<f64>, &Option<bool>) = (&request.nights, &request.rank, &request.dry_run);
    let _lists: (&Option<Vec<String>>, &Option<Vec<Crew>>, &Skipper) = (&request.tags, &request.crew, &request.skipper);
    let _skipper: [&Option<String>; 3] = [&request.skipper.id, &request.skipper.mail, &request.skipper.phone];
    let _boat: (&Option<String>, &Option<i64>, &Vec<String>, &Option<Mast>) =
        (&boat.name, &boat.length, &boat.flags, &boat.mast);
    let _height: Option<i64> = boat.mast.as_ref().and_then(|mast| mast.height);
    let _weight: i64 = load.weight;
}

pub fn replies(reserve: ReserveResponse, release: ReleaseResponse, update: UpdateResponse) {
    let _reserve: (Option<String>, Option<i64>, Option<bool>, Vec<String>) =
        (reserve.id, reserve.price, reserve.paid, reserve.notices);
    let place: Place = reserve.place.unwrap_or_default();
    let depth: Option<Depth> = place.depth;
    let _place: (Option<i64>, Option<String>, Option<i64>) = (place.row, place.side, depth.and_then(|depth| depth.low));
    for Row { id, ok, done, .. } in release.rows {
        let _row: (Option<String>, Option<bool>, Option<bool>) = (id, ok, done);
    }
    let _boat: Option<Boat> = update.boat;
}

/// Values that a test of the program creates for its code.
pub fn made_up() -> ReserveResponse {
    let mut place = Place::default();
    place.row = Some(3);
    let mut reply = ReserveResponse::default();
    reply.id = Some("7".to_owned());
    reply.place = Some(place);
    reply
}

pub fn codes(code: &ReserveError) -> u8 {
    match code {
        ReserveError::BerthIsTaken => 1,
        ReserveError::TooLong => 2,
        ReserveError::OfficeIsBusy => 3,
        _ => 0,
    }
}

pub async fn calls(harbor: &Harbor) -> Result<(), clientloom_runtime::Error> {
    let (reserve, release, clear, update, lift) = requests();
    harbor.v1().berth().reserve(&reserve).await?;
    harbor.v1().berth().release(&release).await?;
    let _outcome = harbor.v1().berth().release_all(release).await?;
    let _outcome = harbor.v1().berth().clear_all(clear).await?;
    harbor.v1().boat().update(&update).await?;
    harbor.yard().crane().lift(&lift).await?;
    Ok(())
}

pub async fn more_calls(harbor: &Harbor, picture: clientloom_runtime::Upload) -> Result<(), clientloom_runtime::Error> {
    let (list, picture) = more_requests(picture);
    let stored: PictureResponse = harbor.v1().boat().picture(&picture).await?.into_inner();
    let listed: ListResponse = harbor.v1().boat().list(&list).await?.into_inner();
    let _id = more_replies(listed, stored);
    let mut boats = harbor.v1().boat().list_items(list);
    let _boat: Option<Listed> = boats.next().await.transpose()?;
    Ok(())
}
