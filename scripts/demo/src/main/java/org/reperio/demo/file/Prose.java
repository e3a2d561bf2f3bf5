package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as the declarations write it: paragraphs between blank lines, list items behind hyphens, and
 * inline HTML.
 */
public final class Prose {

  private final List<Block> blocks = new ArrayList<>();

  public Prose(String text) {
    for (String block : text.strip().split("\n\\s*\n")) {
      List<String> lines = block.lines().map(String::strip).toList();
      if (lines.stream().allMatch(line -> line.startsWith("- "))) {
        lines.forEach(line -> blocks.add(new Block(true, line.substring(2))));
      } else {
        blocks.add(new Block(false, String.join(" ", lines)));
      }
    }
  }

  /** A paragraph or a list item. */
  public record Block(boolean item, String html) {

    /** Without markup. */
    public String plain() {
      return html.replaceAll("</li>", " ")
          .replaceAll("<[^>]*>", "")
          .replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&amp;", "&");
    }
  }

  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  public String html() {
    var html = new StringBuilder();
    boolean inList = false;
    for (Block block : blocks) {
      if (block.item() != inList) {
        html.append(inList ? "</ul>\n" : "<ul>\n");
        inList = block.item();
      }
      if (block.item()) {
        html.append("<li>").append(block.html()).append("</li>\n");
      } else if (block.html().startsWith("<ol>")) {
        html.append(block.html()).append('\n');
      } else {
        html.append("<p>").append(block.html()).append("</p>\n");
      }
    }
    return html.append(inList ? "</ul>" : "").toString().strip();
  }

  /** Without markup; paragraphs apart by a blank line, list items behind hyphens. */
  public String plain() {
    var plain = new StringBuilder();
    boolean inList = false;
    for (Block block : blocks) {
      if (inList && !block.item()) {
        plain.append('\n');
      }
      inList = block.item();
      plain.append(inList ? "- " : "").append(block.plain()).append(inList ? "\n" : "\n\n");
    }
    return plain.toString().strip();
  }
}
