package dev.resourcebroker.core.crash;

import dev.resourcebroker.core.crash.Boundaries.Where;
import dev.resourcebroker.core.fixture.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which cells there are, once the boundaries that each story passes are known. */
final class Matrix {
    private static final Shape USUAL = Shape.DOUBLING;
    /** How many boundaries of a story of the second day are played in an ordinary build. */
    private static final int FEW = 9;

    private static final Set<Boundary> COMMITS = EnumSet.of(Boundary.BEFORE_COMMIT, Boundary.AFTER_COMMIT);

    private static final List<Story> SECOND_DAY =
            Arrays.stream(Story.values()).filter(Story::isDayTwo).toList();
    private static final List<Story> FIRST_DAY =
            Arrays.stream(Story.values()).filter(story -> !story.isDayTwo()).toList();

    private final Map<Story, List<String>> passed;
    private final Random random = new Random(6);

    Matrix(Map<Story, List<String>> passed) {
        this.passed = passed;
    }

    /** One undisturbed run of each story, which tells the boundaries. */
    static List<Cell> recordings() {
        return Arrays.stream(Story.values())
                .map(story -> new Cell(Database.H2, USUAL, story, Mishap.NONE, Where.NOWHERE))
                .toList();
    }

    /** Every boundary of every story; each with each thing that goes wrong; and on each database a pair of each two things that can be one
     * way or another. */
    List<Cell> ordinary() {
        return Stream.of(everyBoundary(FIRST_DAY, List.of(Mishap.NONE)), secondDay(), everyMishap(), pairs())
                .flatMap(List::stream)
                .toList();
    }

    /** Every boundary of every story with all that goes wrong, at all kinds of vendors, and on PostgreSQL too. */
    List<Cell> whole() {
        List<Story> all = List.of(Story.values());
        List<Cell> usual = everyBoundary(all, List.of(Mishap.NONE));
        Stream<Cell> shapes = Arrays.stream(Shape.values())
                .filter(shape -> shape != USUAL)
                .flatMap(shape -> usual.stream().map(cell -> cell.of(shape)));
        Stream<Cell> onPostgresql = usual.stream().map(cell -> cell.on(Database.POSTGRESQL));
        return Stream.of(everyBoundary(all, List.of(Mishap.values())).stream(), shapes, onPostgresql, pairs().stream())
                .flatMap(cells -> cells)
                .filter(Cell::isPossible)
                .toList();
    }

    /** Some boundaries of each, spread evenly. */
    private List<Cell> secondDay() {
        return everyBoundary(SECOND_DAY, List.of(Mishap.NONE)).stream()
                .filter(cell -> {
                    int number = cell.where().number();
                    int all = passed.get(cell.story()).size();
                    return number * FEW / all > (number - 1) * FEW / all;
                })
                .toList();
    }

    private List<Cell> everyBoundary(List<Story> stories, List<Mishap> mishaps) {
        return stories.stream()
                .flatMap(story ->
                        mishaps.stream().map(mishap -> new Cell(Database.H2, USUAL, story, mishap, Where.NOWHERE)))
                .flatMap(this::everyBoundary)
                .toList();
    }

    private Stream<Cell> everyBoundary(Cell cell) {
        return IntStream.rangeClosed(1, passed.get(cell.story()).size()).mapToObj(number -> cell.at(Where.nth(number)));
    }

    private List<Cell> everyMishap() {
        Stream<Cell> saving = combined().stream()
                .filter(cell -> cell.database() == Database.H2 && cell.shape() == USUAL && cell.mishap() != Mishap.NONE)
                .filter(cell -> COMMITS.contains(cell.where().kind().orElseThrow()))
                .map(this::placed);
        return Stream.concat(saving, struck()).toList();
    }

    /** Everything that goes wrong with a call, with a halt right before and right after that call. */
    private Stream<Cell> struck() {
        return FIRST_DAY.stream()
                .flatMap(story -> Arrays.stream(Mishap.values())
                        .filter(mishap -> mishap != Mishap.NONE)
                        .map(mishap -> new Cell(Database.H2, USUAL, story, mishap, Where.NOWHERE)))
                .flatMap(cell -> calls(cell.story()).map(cell::at));
    }

    private Stream<Where> calls(Story story) {
        return story.concerned().stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .sorted()
                .flatMap(call -> Stream.of(Boundary.BEFORE_CALL, Boundary.AFTER_CALL)
                        .filter(boundary -> passed.get(story).contains(boundary + " " + call))
                        .map(boundary -> Where.first(boundary, call)));
    }

    private static List<Cell> combined() {
        List<Cell> all = new ArrayList<>();
        for (Story story : FIRST_DAY) {
            for (Boundary boundary : Boundary.values()) {
                combine(story, boundary, all);
            }
        }
        return all;
    }

    private List<Cell> pairs() {
        List<Cell> all = combined();
        return Arrays.stream(Database.values())
                .flatMap(database -> Pairs.of(on(database, all), Matrix::factors).stream())
                .map(this::placed)
                .toList();
    }

    private static List<Cell> on(Database database, List<Cell> all) {
        return all.stream().filter(cell -> cell.database() == database).toList();
    }

    private static void combine(Story story, Boundary boundary, List<Cell> into) {
        for (Database database : Database.values()) {
            for (Shape shape : Shape.values()) {
                Arrays.stream(Mishap.values())
                        .map(mishap -> new Cell(database, shape, story, mishap, Where.nth(boundary, 1)))
                        .filter(Cell::isPossible)
                        .forEach(into::add);
            }
        }
    }

    private static List<?> factors(Cell cell) {
        return List.of(cell.shape(), cell.story(), cell.mishap(), cell.where().kind());
    }

    /** Somewhere among the boundaries of its class. */
    private Cell placed(Cell cell) {
        Boundary kind = cell.where().kind().orElseThrow();
        long known = passed.get(cell.story()).stream()
                .filter(boundary -> boundary.startsWith(kind.name()))
                .count();
        return cell.at(Where.nth(kind, 1 + random.nextInt((int) known)));
    }
}
