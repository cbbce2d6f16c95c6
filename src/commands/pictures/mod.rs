//! `newsprint pictures`.

mod json;
mod table;

use std::process::ExitCode;

use crate::cli::{PicturesArgs, PicturesFormat};
use crate::commands::now::Now;
use crate::commands::output::put;
use crate::commands::progress::Bar;
use crate::commands::report;
use crate::diagnostic::{Diagnostics, locate, visible_json};
use crate::model::Schedule;
use crate::model::picture_list::Listed;
use crate::render::Overwrite;
use crate::write::Output;
use crate::{Options, Purpose, load, pictures};

pub fn run(args: &PicturesArgs, now: &Now) -> ExitCode {
    let options = options(args, now);
    let bar = Bar::new(now);
    let listed = pictures(&options, args.shard, &|step| bar.tell(step));
    bar.end();
    match listed {
        Ok(listed) => {
            tell(&listed, args.format, now);
            ExitCode::SUCCESS
        }
        Err(diagnostics) => refuse(diagnostics, args, now),
    }
}

/// All pictures count, also those of drafts and of what is published later.
fn options(args: &PicturesArgs, now: &Now) -> Options {
    let root = now.folder.join(&args.root);
    // Only a part that is made is kept.
    let key = if args.shard.is_some() { now.key(&root) } else { now.known_key(&root) };
    Options {
        root,
        output: Output::Own("public".into()),
        key,
        base_url: None,
        schedule: Schedule { now: now.time, drafts: true, future: true },
        is_ahead_of_time: false,
        overwrite: Overwrite::Own,
        ahead: vec![],
        purpose: Purpose::Publish,
    }
}

fn tell(listed: &[Listed], format: PicturesFormat, now: &Now) {
    match format {
        PicturesFormat::Text => {
            put(&table::of(listed, now.language));
            anstream::eprintln!("{}", table::closing(listed, now.language));
        }
        PicturesFormat::Json => put(&format!("{}\n", visible_json(&json::of(listed, now.language)))),
    }
}

fn refuse(mut diagnostics: Diagnostics, args: &PicturesArgs, now: &Now) -> ExitCode {
    let root = now.folder.join(&args.root);
    report::name_folder(&mut diagnostics, &args.root);
    report::print(&locate(&diagnostics, now.language, |path| load::text_for_diagnostics(&root, path)));
    ExitCode::FAILURE
}

/// A list of three pictures.
#[cfg(test)]
fn sample() -> Vec<Listed> {
    use newsprint_pictures::{Colours, Fault, Format, Look, Words};

    use crate::model::picture_fault::of_fault;
    use crate::model::picture_list::Made;
    use crate::source::SourcePath;

    let made = |width, len| Made { path: format!("pictures/擂台-0123abcd-{width}.webp"), width, len };
    let look = Look {
        format: Format::Jpeg,
        width: 3000,
        height: 4000,
        orientation: 6,
        colours: Colours::Rgb,
        profile: Some("Display P3".into()),
        has_alpha: false,
        is_animated: false,
        is_drawn: false,
        words: Words {
            caption: Some("戏迷擂台赛昨晚在老戏园开锣，\n台下坐满了人。".into()),
            credit: Some("周砚".into()),
            date: Some("2025-06-15T20:30:00+08:00".into()),
            ..Words::default()
        },
        has_position: true,
        device: Some("Apple iPhone 14".into()),
    };
    let listed = |path: &str, width, height, len| Listed {
        path: SourcePath::new(path),
        width,
        height,
        len,
        published: vec![],
        shown_on: vec![],
        look: None,
        fault: None,
    };
    vec![
        Listed {
            published: vec![made(320, Some(11_800)), made(800, Some(61_000)), made(1600, None)],
            shown_on: vec!["/2025-06-16/a/".into(), "/".into(), "/sections/news/".into()],
            look: Some(look),
            ..listed("content/2025-06-16/图/擂台.jpg", 3000, 4000, 7_900_000)
        },
        Listed { shown_on: vec!["/2025-06-16/a/".into()], ..listed("content/2025-06-16/chart.svg", 300, 200, 1200) },
        Listed {
            fault: Some(of_fault(&Fault::Truncated, "half.jpg").message),
            ..listed("content/2025-06-16/half.jpg", 0, 0, 340_000)
        },
    ]
}
