package org.reperio.api.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.api.exchange.Dialogue;
import org.reperio.api.problem.RefusalStatus;
import org.reperio.api.representation.RecordLinks;
import org.reperio.refusal.FieldError;

/** One bulk request: reads lines, has them deposited in batches, and writes a result for each. */
final class BulkExchange implements Dialogue {

  private static final String MODEL = "rdm";

  private final BulkDeposits deposits;
  private final RecordLinks links;
  private final ObjectMapper json;
  private final BulkLimits limits;
  private final Identity who;
  private final Lines lines;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<BulkLine> batch = new ArrayList<>();
  private final List<ObjectNode> results = new ArrayList<>();
  private int read;

  /** Of the lines that are held. */
  private long bytes;

  BulkExchange(
      BulkDeposits deposits,
      RecordLinks links,
      ObjectMapper json,
      BulkLimits limits,
      Identity who) {
    this.deposits = deposits;
    this.links = links;
    this.json = json;
    this.limits = limits;
    this.who = who;
    this.lines = new Lines((int) limits.maxLineSize().asLongValue(), this::take);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    lines.add(bytes, offset, length);
  }

  @Override
  public Void complete() throws IOException {
    lines.finish();
    settle();
    return null;
  }

  @Override
  public void close() {
    // What was deposited stays: its lines are answered, or were about to be.
  }

  @Override
  public byte[] answers() {
    byte[] answers = out.toByteArray();
    out.reset();
    return answers;
  }

  @Override
  public boolean isOver() {
    return read > limits.maxLines();
  }

  private void take(Lines.Line line) throws IOException {
    if (isOver()) {
      return;
    }
    if (++read > limits.maxLines()) {
      settle();
      write(
          result(line.number(), 413)
              .put(
                  "message",
                  "At most %,d lines are taken at once: this one and those after it were not read."
                      .formatted(limits.maxLines())));
      return;
    }
    accept(line);
    boolean full =
        batch.size() + results.size() >= limits.batchSize()
            || bytes >= limits.maxBatchBytes().asLongValue();
    if (full) {
      settle();
    }
  }

  private void accept(Lines.Line line) {
    bytes += line.text() == null ? 0 : line.text().length;
    if (line.text() == null) {
      results.add(
          result(line.number(), 413)
              .put(
                  "message",
                  "A line has at most %,d bytes.".formatted(limits.maxLineSize().asLongValue())));
      return;
    }
    try {
      JsonNode document = json.readTree(line.text());
      JsonNode publish = document.path("publish");
      if (!document.isObject()) {
        refuse(line, "_schema", "Each line is a JSON object.");
      } else if (!publish.isMissingNode() && !publish.isBoolean()) {
        refuse(line, "publish", "Not a valid boolean.");
      } else {
        ((ObjectNode) document).remove("publish");
        batch.add(new BulkLine(line.number(), (ObjectNode) document, publish.asBoolean()));
      }
    } catch (JacksonException e) {
      int column = e.getLocation() == null ? -1 : e.getLocation().getColumnNr();
      refuse(line, "_schema", "The line is not JSON: see column %d.".formatted(column));
    } catch (IOException e) {
      refuse(line, "_schema", "The line is not UTF-8.");
    }
  }

  private void refuse(Lines.Line line, String field, String reason) {
    ObjectNode result = result(line.number(), 400).put("message", "A validation error occurred.");
    result.set("errors", json.valueToTree(List.of(FieldError.of(field, reason))));
    results.add(result);
  }

  /** Deposits what has been read and sends the results, in the order of the lines. */
  private void settle() throws IOException {
    if (!batch.isEmpty()) {
      deposits.take(who, MODEL, batch).forEach(outcome -> results.add(result(outcome)));
      batch.clear();
    }
    results.sort(java.util.Comparator.comparingLong(result -> result.get("line").asLong()));
    for (ObjectNode result : results) {
      write(result);
    }
    results.clear();
    bytes = 0;
  }

  private ObjectNode result(BulkOutcome outcome) {
    ObjectNode result =
        outcome instanceof BulkOutcome.Deposited deposited
            ? deposited(deposited)
            : refused((BulkOutcome.Refused) outcome);
    if (!outcome.errors().isEmpty()) {
      result.set("errors", json.valueToTree(outcome.errors()));
    }
    return result;
  }

  private ObjectNode deposited(BulkOutcome.Deposited deposited) {
    ObjectNode result = result(deposited.line(), deposited.published() ? 202 : 201);
    ObjectNode record =
        deposited.published() ? links.record(deposited.record()) : links.draft(deposited.record());
    result.set("id", record.get("id"));
    result.put("is_published", deposited.published());
    result
        .putObject("links")
        .<ObjectNode>set("self", record.at("/links/self"))
        .set("self_html", record.at("/links/self_html"));
    return result;
  }

  private ObjectNode refused(BulkOutcome.Refused refused) {
    return result(refused.line(), RefusalStatus.of(refused.kind()))
        .put("message", refused.message());
  }

  private ObjectNode result(long line, int status) {
    return json.createObjectNode().put("line", line).put("status", status);
  }

  private void write(ObjectNode result) throws IOException {
    out.write(json.writeValueAsBytes(result));
    out.write('\n');
  }
}
