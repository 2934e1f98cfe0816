//! Manifests that come with the list of packs.

use super::*;

#[tokio::test]
async fn manifests_that_come_with_the_list_are_not_asked_for_unless_they_are_others() {
    for (lies, requests) in [(false, 1 + 3), (true, 1 + 3 + 3)] {
        let mut casa = Casa::new(1, b"a kitchen");
        for pack in &mut casa.list.packs {
            let manifest = &casa.bodies[&pack.manifest.address];
            let json = String::from_utf8(manifest.clone()).unwrap();
            pack.manifest_json = Some(if lies { json.replace("jpg", "gif") } else { json });
        }
        let building = Building::sound(casa);
        let (_phone, project) = building.phone().await;
        assert_eq!(download(&project).await.unwrap().requests, requests);
        project.open().await.unwrap().picture("kitchen.jpg").unwrap();
        download(&project).await.unwrap();
        let lists = building.server.seen().into_iter().map(|seen| seen.path);
        let lists: Vec<_> = lists.filter(|path| path.contains("/packs?")).collect();
        assert!(lists[0].ends_with("?newer_than=0") && lists[1].ends_with("?newer_than=1"));
    }
}
