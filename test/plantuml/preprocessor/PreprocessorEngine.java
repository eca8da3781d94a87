import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.FileSystem;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.preproc.Defines;
import net.sourceforge.plantuml.security.SFile;
import net.sourceforge.plantuml.text.StringLocated;

// Answers with the lines that PlantUML's own preprocessor makes of the first block of each text; test/plantuml/preprocessor/engine.ts talks to it.
public class PreprocessorEngine {
  static String quote(String s) {
    if (s == null) return "null";
    StringBuilder b = new StringBuilder("\"");
    for (char c : s.toCharArray()) {
      if (c == '"' || c == '\\') b.append('\\').append(c);
      else if (c < 32 || c > 126) b.append(String.format("\\u%04x", (int) c));
      else b.append(c);
    }
    return b.append('"').toString();
  }

  static String answer(String text, String folder) {
    try {
      SFile base = folder.isEmpty() ? null : new SFile(folder);
      // As on the command line: functions look for files beside the diagram.
      if (base != null) FileSystem.getInstance().setCurrentDir(base);
      Defines defines = base == null ? Defines.createEmpty() : Defines.createWithFileName(new File(folder, "main.puml"));
      List<BlockUml> blocks = new SourceStringReader(defines, text, "UTF-8", Collections.emptyList(), base).getBlocks();
      if (blocks.isEmpty()) return "{\"lines\":[],\"error\":\"no block\"}";
      StringBuilder lines = new StringBuilder();
      String error = null;
      int line = -1;
      for (StringLocated s : blocks.get(0).getData()) {
        if (s.getPreprocessorError() != null) {
          error = s.getPreprocessorError();
          line = s.getLocation() == null ? -1 : s.getLocation().getPosition();
          continue;
        }
        if (lines.length() > 0) lines.append(',');
        lines.append(quote(s.getString()));
      }
      return "{\"lines\":[" + lines + "]" + (error == null ? "" : ",\"error\":" + quote(error) + ",\"line\":" + line) + "}";
    } catch (Throwable e) {
      return "{\"lines\":[],\"error\":" + quote("exception " + e) + "}";
    }
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    System.setOut(System.err);
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    while (true) {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      int c;
      while ((c = in.read()) >= 0 && c != '\n') head.write(c);
      if (c < 0) return;
      String[] request = head.toString("UTF-8").split("\t", 2);
      byte[] bytes = new byte[Integer.parseInt(request[0].trim())];
      in.readFully(bytes);
      out.println(answer(new String(bytes, StandardCharsets.UTF_8), request.length > 1 ? request[1] : ""));
      out.flush();
    }
  }
}
