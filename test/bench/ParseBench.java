// Times the official PlantUML on files, in one warm Java process: `java -cp plantuml.jar ParseBench.java ROUNDS FILE…` prints milliseconds of
// processor time, a line a file.

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.sourceforge.plantuml.SourceStringReader;

public class ParseBench {
    public static void main(String[] args) throws Exception {
        final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        final int rounds = Integer.parseInt(args[0]);
        for (int i = 1; i < args.length; i++) {
            final String text = Files.readString(Path.of(args[i]));
            final double[] times = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                final long begun = process.getProcessCpuTime();
                new SourceStringReader(text).getBlocks().get(0).getDiagram();
                times[round] = (process.getProcessCpuTime() - begun) / 1e6;
            }
            Arrays.sort(times);
            System.out.println(times[rounds / 2]);
        }
    }
}
