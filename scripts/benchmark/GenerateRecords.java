import java.util.Random;

/**
 * Writes records of the model rdm to the standard output, one a line, always the same ones: as many
 * as the first argument says, beginning with the number that the second says, or 0.
 */
class GenerateRecords {

  private static final String[] WORDS =
      ("glacier sediment protein orbital manuscript corpus turbulence census spectrum coral enzyme"
              + " archive lattice monsoon vaccine algorithm dialect pigment seismic urban aerosol"
              + " genome harbour inflation kernel lichen magnet neutrino orchard plasma quartz rural")
          .split(" ");
  private static final String[] TYPES = {
    "dataset", "software", "publication-article", "publication-report", "image-photo", "lesson"
  };

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    int first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    var random = new Random(42 + first);
    var out = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      out.append("{\"id\":\"bench-").append(i).append("\",\"files\":{\"enabled\":false},");
      out.append("\"metadata\":{\"title\":\"").append(words(random, 8)).append("\",");
      out.append("\"publication_date\":\"").append(1990 + random.nextInt(36)).append("\",");
      out.append("\"publisher\":\"Benchmark\",\"resource_type\":{\"id\":\"");
      out.append(TYPES[random.nextInt(TYPES.length)]).append("\"},\"creators\":[");
      int creators = 1 + random.nextInt(5);
      for (int c = 0; c < creators; c++) {
        out.append(c == 0 ? "" : ",");
        out.append("{\"person_or_org\":{\"type\":\"personal\",\"family_name\":\"");
        out.append(words(random, 1)).append("\",\"given_name\":\"").append(words(random, 1));
        out.append("\"},\"affiliations\":[{\"name\":\"University of ").append(words(random, 1));
        out.append("\"}]}");
      }
      out.append("],\"description\":\"<p>").append(words(random, 80)).append("</p>\",");
      out.append("\"subjects\":[{\"subject\":\"").append(words(random, 1));
      out.append("\"},{\"subject\":\"").append(words(random, 2)).append("\"}],");
      out.append("\"languages\":[{\"id\":\"eng\"}],\"rights\":[{\"id\":\"cc-by-4.0\"}]}}\n");
      if (out.length() > 1_000_000) {
        System.out.print(out);
        out.setLength(0);
      }
    }
    System.out.print(out);
  }

  private static String words(Random random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }
}
