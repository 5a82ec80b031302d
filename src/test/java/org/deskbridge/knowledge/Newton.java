package org.deskbridge.knowledge;

/** One step of Newton's method: where a convex function with this gradient and curvature has its minimum. */
final class Newton {
    private Newton() {}

    /** Solves curvature × step = gradient by elimination with pivots; both are used up. */
    static double[] step(double[][] curvature, double[] gradient) {
        var size = gradient.length;
        for (var column = 0; column < size; column++) {
            swap(curvature, gradient, column, pivot(curvature, column));
            for (var row = column + 1; row < size; row++) {
                var factor = curvature[row][column] / curvature[column][column];
                for (var i = column; i < size; i++) {
                    curvature[row][i] -= factor * curvature[column][i];
                }
                gradient[row] -= factor * gradient[column];
            }
        }
        var step = new double[size];
        for (var row = size - 1; row >= 0; row--) {
            var rest = gradient[row];
            for (var i = row + 1; i < size; i++) {
                rest -= curvature[row][i] * step[i];
            }
            step[row] = rest / curvature[row][row];
        }
        return step;
    }

    private static int pivot(double[][] matrix, int column) {
        var best = column;
        for (var row = column + 1; row < matrix.length; row++) {
            if (Math.abs(matrix[row][column]) > Math.abs(matrix[best][column])) {
                best = row;
            }
        }
        return best;
    }

    private static void swap(double[][] matrix, double[] values, int a, int b) {
        var row = matrix[a];
        matrix[a] = matrix[b];
        matrix[b] = row;
        var value = values[a];
        values[a] = values[b];
        values[b] = value;
    }
}
