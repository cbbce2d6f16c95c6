//! Renditions: the files that readers are sent in the place of pictures.

use std::hash::{Hash, Hasher};

use crate::address::OutputPath;
use crate::darkroom::Darkroom;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::Rendition;
use crate::outputs::shared::RenderContext;

struct Input<'s> {
    rendition: &'s Rendition,
    darkroom: &'s Darkroom<'s>,
}

// Its name stands for all that it is made from.
impl Hash for Input<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.rendition.name().hash(state);
    }
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let RenderContext { site, darkroom, .. } = context;
    let job = |(path, rendition): (&OutputPath, _)| {
        let rendition: &Rendition = rendition;
        Job::new(path.clone(), Input { rendition, darkroom }, make).of(&rendition.source).small().develops(rendition)
    };
    site.renditions.iter().map(job).collect()
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let made = input.darkroom.rendition(input.rendition);
    made.map(Content::Bytes).map_err(|diagnostic| vec![diagnostic])
}
