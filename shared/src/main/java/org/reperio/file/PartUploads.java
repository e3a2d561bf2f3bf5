package org.reperio.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.reperio.refusal.ValidationFailed;

/** Content that comes in parts, in any order, several at once, and again, until it is committed. */
@ApplicationScoped
class PartUploads {

  private final Buckets buckets;
  private final BucketRepository repository;
  private final PartClaims claims;
  private final StoredFiles stored;
  private final FileStorage storage;

  PartUploads(
      Buckets buckets,
      BucketRepository repository,
      PartClaims claims,
      StoredFiles stored,
      FileStorage storage) {
    this.buckets = buckets;
    this.repository = repository;
    this.claims = claims;
    this.stored = stored;
    this.storage = storage;
  }

  /** Begins to receive a part, as {@link FileUploads#uploadPart} says. */
  Incoming<Void> upload(FileObject file, int part, OptionalLong length) throws IOException {
    if (file.transfer().type() != Transfer.Type.M) {
      throw ValidationFailed.of("key", "The file does not come in parts.");
    }
    file.requireIncomplete();
    PartedUploads.Plan plan = file.transfer().plan();
    if (part < 1 || part > plan.parts()) {
      throw ValidationFailed.of("part", "The file has parts 1 to %d.".formatted(plan.parts()));
    }
    if (length.isPresent() && length.getAsLong() != plan.length(part)) {
      throw differs(part, plan.length(part), "%,d".formatted(length.getAsLong()));
    }
    UUID token = UUID.randomUUID();
    Optional<PartedUploads.Received> before = claims.take(file.id(), part, token);
    return new Part(file, part, begin(file, part))
        .then(
            tag -> {
              received(file, new PartedUploads.Received(part, tag), token, before);
              return null;
            });
  }

  private Incoming<String> begin(FileObject file, int part) throws IOException {
    try {
      return storage.parts().write(file.transfer().upload(), file.transfer().plan(), part);
    } catch (NoSuchFileException e) {
      throw restart(file);
    }
  }

  private void received(
      FileObject file,
      PartedUploads.Received received,
      UUID token,
      Optional<PartedUploads.Received> before)
      throws IOException {
    String upload = file.transfer().upload();
    if (before.isPresent()) {
      storage.parts().forget(upload, before.get());
    }
    if (!claims.received(file.id(), received.part(), token, received.tag())) {
      storage.parts().forget(upload, received);
      throw ValidationFailed.of(
          "part", "Part %d was sent again since; this sending is void.".formatted(received.part()));
    }
  }

  /** One part on its way in, which has exactly the bytes of the plan. Gives its tag. */
  private final class Part implements Incoming<String> {

    private final FileObject file;
    private final int number;
    private final Incoming<String> content;
    private final long expected;
    private long written;

    private Part(FileObject file, int number, Incoming<String> content) {
      this.file = file;
      this.number = number;
      this.content = content;
      this.expected = file.transfer().plan().length(number);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      written += length;
      if (written > expected) {
        throw differs(number, expected, "more");
      }
      content.write(bytes, offset, length);
    }

    @Override
    public String complete() throws IOException {
      if (written < expected) {
        throw differs(number, expected, "%,d".formatted(written));
      }
      try {
        return content.complete();
      } catch (NoSuchFileException e) {
        throw restart(file);
      }
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }

  private static ValidationFailed differs(int part, long expected, String received) {
    return ValidationFailed.of(
        "part", "Part %d has %,d bytes, and %s came.".formatted(part, expected, received));
  }

  /** Begins an upload again that the storage has lost. */
  private ValidationFailed restart(FileObject file) throws IOException {
    FileObject now = file.amongst(buckets.find(file.bucketId(), file.key()).stream().toList());
    now.requireIncomplete();
    if (Objects.equals(now.transfer().upload(), file.transfer().upload())) {
      String upload = storage.parts().begin(file.transfer().plan());
      QuarkusTransaction.joiningExisting()
          .run(
              () -> {
                repository.restart(file.id(), upload);
                claims.clear(file.id());
              });
    }
    return ValidationFailed.of("parts", "The parts that came are lost. Send all parts again.");
  }

  /** Puts all parts together, which completes the file. */
  void commit(FileObject file, Runnable along) throws IOException {
    requireNone(file.transfer().missing());
    List<PartedUploads.Received> parts = claims.list(file.id());
    requireNone(
        parts.stream()
            .filter(part -> part.tag() == null)
            .map(PartedUploads.Received::part)
            .toList());
    StagedContent staged = assemble(file, parts);
    boolean attached = false;
    try {
      UploadLimits.compare(file, staged);
      buckets.alone(
          file.bucketId(),
          () -> {
            file.amongst(buckets.list(file.bucketId())).requireIncomplete();
            if (!claims.hold(file.id()).equals(parts)) {
              throw ValidationFailed.of(
                  "parts", "Parts were sent during the commit. Commit again.");
            }
            buckets.complete(file, staged);
            claims.clear(file.id());
            along.run();
            return null;
          });
      attached = true;
    } finally {
      if (attached) {
        stored.tidy(staged);
        stored.discard(file.transfer().upload());
      } else {
        stored.discard(staged);
      }
    }
  }

  private StagedContent assemble(FileObject file, List<PartedUploads.Received> parts)
      throws IOException {
    try {
      return storage.parts().assemble(file.transfer().upload(), file.transfer().plan(), parts);
    } catch (DamagedParts e) {
      e.parts().forEach(part -> claims.forget(file.id(), part));
      throw ValidationFailed.of("parts", e.getMessage());
    } catch (NoSuchFileException e) {
      throw restart(file);
    }
  }

  private static void requireNone(List<Integer> missing) {
    if (!missing.isEmpty()) {
      throw ValidationFailed.of("parts", "Parts are missing: " + abbreviated(missing) + ".");
    }
  }

  private static String abbreviated(List<Integer> parts) {
    int shown = Math.min(parts.size(), 20);
    String list =
        String.join(", ", parts.subList(0, shown).stream().map(Object::toString).toList());
    return shown < parts.size() ? list + ", ... (%d in all)".formatted(parts.size()) : list;
  }
}
