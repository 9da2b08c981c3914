//! A Markdown text → prose and fenced blocks, and back without a byte changed.

/// A transcript.
#[derive(Debug)]
pub struct Page {
    /// The prose before each block, fence included, and the prose after the last.
    prose: Vec<String>,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// A fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What stands behind the opening fence.
    pub info: String,
    /// The text between the fences.
    pub text: String,
    /// Line of the opening fence, 1-based.
    pub line: usize,
}

impl Page {
    /// Reads a transcript.
    pub fn read(name: &str, text: &str) -> Page {
        let mut page = Page { prose: Vec::new(), blocks: Vec::new() };
        let mut prose = String::new();
        let mut lines = text.split_inclusive('\n').enumerate();
        while let Some((number, line)) = lines.next() {
            prose.push_str(line);
            if !line.starts_with("```") {
                continue;
            }
            let info = line.trim_start_matches('`');
            let fence = &line[..line.len() - info.len()];
            let mut block = Block { info: info.trim().to_string(), text: String::new(), line: number + 1 };
            page.prose.push(std::mem::take(&mut prose));
            loop {
                let (_, line) = lines.next().unwrap_or_else(|| panic!("{name}:{}: the block has no end", block.line));
                if line.trim_end() == fence {
                    prose.push_str(line);
                    break;
                }
                block.text.push_str(line);
            }
            page.blocks.push(block);
        }
        page.prose.push(prose);
        page
    }

    /// Writes it back.
    pub fn write(&self) -> String {
        let blocks = self.blocks.iter().map(|block| block.text.as_str()).chain([""]);
        self.prose.iter().zip(blocks).flat_map(|(prose, block)| [prose.as_str(), block]).collect()
    }

    /// Returns what the machine must have for it: the words of a line `<!-- only: unix, not-root -->`.
    pub fn wants(&self) -> Vec<&str> {
        let line = self.prose[0].lines().find_map(|line| line.strip_prefix("<!-- only: ")?.strip_suffix(" -->"));
        line.into_iter().flat_map(|words| words.split(", ")).collect()
    }
}

#[test]
fn page_is_written_back_as_it_was() {
    let text = "Prose.\n\n```console\n$ cat a\nb\n```\n\n````file a.md\n```\n````\nend";
    let page = Page::read("here", text);
    assert_eq!(page.write(), text);
    let blocks: Vec<_> =
        page.blocks.iter().map(|block| (block.info.as_str(), block.text.as_str(), block.line)).collect();
    assert_eq!(blocks, [("console", "$ cat a\nb\n", 3), ("file a.md", "```\n", 8)]);
}
