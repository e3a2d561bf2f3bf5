package org.reperio.demo.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A melody of equally long notes, as sound or as a score.
 *
 * @param notes scientific pitch notation, {@code F#5} or {@code Eb2}
 */
record Tune(List<Note> notes) {

  private static final int RATE = 11_025;
  private static final double SECONDS = 0.42;
  private static final int PER_BAR = 4;

  /** A note: step A to G, alter −1 to 1, octave 0 to 9. */
  record Note(char step, int alter, int octave) {

    static Note of(String text) {
      int alter = text.indexOf('#') > 0 ? 1 : text.indexOf('b') > 0 ? -1 : 0;
      return new Note(text.charAt(0), alter, text.charAt(text.length() - 1) - '0');
    }

    /** In hertz; A4 is 440. */
    double frequency() {
      int semitone = 12 * octave + new int[] {9, 11, 0, 2, 4, 5, 7}[step - 'A'] + alter;
      return 440 * StrictMath.pow(2, (semitone - 57) / 12.0);
    }
  }

  static Tune of(String notes) {
    return new Tune(Arrays.stream(notes.split(" ")).map(Note::of).toList());
  }

  /** Sine tones that fade: WAV, mono, 16 bits. */
  byte[] wav() {
    int perNote = (int) (RATE * SECONDS);
    ByteBuffer samples =
        ByteBuffer.allocate(2 * perNote * notes.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Note note : notes) {
      double radians = 2 * StrictMath.PI * note.frequency() / RATE;
      for (int i = 0; i < perNote; i++) {
        double attack = StrictMath.min(1, i / 180.0);
        double fade = 1 - (double) i / perNote;
        double tone = StrictMath.sin(radians * i) + 0.25 * StrictMath.sin(2 * radians * i);
        samples.putShort((short) (11_000 * attack * fade * tone));
      }
    }
    try {
      var out = new ByteArrayOutputStream();
      var sound =
          new AudioInputStream(
              new ByteArrayInputStream(samples.array()),
              new AudioFormat(RATE, 16, 1, true, false),
              samples.capacity() / 2);
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** MusicXML 4.0 in quarter notes. */
  byte[] musicXml(String title) {
    var xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<score-partwise version=\"4.0\">\n");
    xml.append("  <work><work-title>")
        .append(Markup.escape(title))
        .append("</work-title></work>\n");
    xml.append("  <part-list><score-part id=\"P1\"><part-name>Violin</part-name></score-part>");
    xml.append("</part-list>\n  <part id=\"P1\">\n");
    for (int i = 0; i < notes.size(); i++) {
      if (i % PER_BAR == 0) {
        xml.append(i == 0 ? "" : "    </measure>\n");
        xml.append("    <measure number=\"").append(i / PER_BAR + 1).append("\">\n");
      }
      if (i == 0) {
        xml.append("      <attributes><divisions>1</divisions><key><fifths>0</fifths></key>");
        xml.append("<time><beats>4</beats><beat-type>4</beat-type></time>");
        xml.append("<clef><sign>G</sign><line>2</line></clef></attributes>\n");
      }
      Note note = notes.get(i);
      xml.append("      <note><pitch><step>").append(note.step()).append("</step>");
      xml.append(note.alter() == 0 ? "" : "<alter>" + note.alter() + "</alter>");
      xml.append("<octave>").append(note.octave()).append("</octave></pitch>");
      xml.append("<duration>1</duration><type>quarter</type></note>\n");
    }
    xml.append("    </measure>\n  </part>\n</score-partwise>\n");
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }
}
