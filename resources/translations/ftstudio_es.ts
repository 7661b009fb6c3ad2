<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A draft made by a machine; no native speaker has reviewed it yet. docs/translations.md says how to help. -->
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AdvicePart</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel. The answer is based on the positions tried so far.</source>
        <translation>Cancelar. La respuesta se basa en las posiciones probadas hasta ahora.</translation>
    </message>
    <message>
        <source>Find the best</source>
        <translation>Buscar la mejor</translation>
    </message>
    <message>
        <source>Freeze {depth}</source>
        <translation>Congelar {depth}</translation>
    </message>
    <message>
        <source>Progress of the current training run</source>
        <translation>Progreso del entrenamiento actual</translation>
    </message>
    <message>
        <source>Train at every position, most promising first, and compare on your validation images.</source>
        <translation>Entrenar en cada posición, la más prometedora primero, y comparar con sus imágenes de validación.</translation>
    </message>
    <message>
        <source>Try the others</source>
        <translation>Probar las demás</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>now {depth} frozen</source>
        <translation>ahora {depth} congeladas</translation>
    </message>
    <message>
        <source>{done} of {all} tried</source>
        <translation>{done} de {all} probadas</translation>
    </message>
    <message>
        <source>~{span}</source>
        <translation>~{span}</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>sin etiqueta</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} a {1}</translation>
    </message>
</context>
<context>
    <name>AnswersModel</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Click to sort</source>
        <translation>Clic para ordenar</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Looks unlike your training images</source>
        <translation>No se parece a sus imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>No seguro</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Confianza</translation>
    </message>
</context>
<context>
    <name>ArchiveNamesRow</name>
    <message>
        <source>Encoding of the file names in the archive</source>
        <translation>Codificación de los nombres de archivo del comprimido</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>Nombres de archivo del comprimido</translation>
    </message>
    <message>
        <source>The archive does not declare the encoding of its file names. Choose the line with readable names.</source>
        <translation>El archivo comprimido no declara la codificación de sus nombres. Elija la línea con nombres legibles.</translation>
    </message>
</context>
<context>
    <name>AskingRow</name>
    <message>
        <source>1 image</source>
        <translation>1 imagen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel. The results so far stay.</source>
        <translation>Cancelar. Los resultados obtenidos se conservan.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} imágenes</translation>
    </message>
    <message>
        <source>{0} images so far</source>
        <translation>{0} imágenes hasta ahora</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0} de {1} imágenes</translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>Nine augmented views of one of your images, as in training.</source>
        <translation>Nueve vistas aumentadas de una de sus imágenes, como en el entrenamiento.</translation>
    </message>
    <message>
        <source>Preview of the augmentation</source>
        <translation>Vista previa del aumento de datos</translation>
    </message>
</context>
<context>
    <name>BehindLine</name>
    <message>
        <source>1 image was added since this run was trained.</source>
        <translation>Se añadió 1 imagen desde que se entrenó esta ejecución.</translation>
    </message>
    <message>
        <source>Train a new run on the current images, from this run's weights</source>
        <translation>Entrenar una ejecución nueva con las imágenes actuales, a partir de los pesos de esta</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>{0} images were added since this run was trained.</source>
        <translation>Se añadieron {0} imágenes desde que se entrenó esta ejecución.</translation>
    </message>
</context>
<context>
    <name>CalibrationView</name>
    <message>
        <source>Evaluate again</source>
        <translation>Evaluar de nuevo</translation>
    </message>
    <message>
        <source>Expected calibration error: the mean gap between confidence and accuracy</source>
        <translation>Error de calibración esperado (ECE): diferencia media entre confianza y exactitud</translation>
    </message>
    <message>
        <source>Mean calibration error: {0} points before calibration, {1} after.</source>
        <translation>Error de calibración medio: {0} puntos antes de la calibración, {1} después.</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Aún no medido</translation>
    </message>
    <message>
        <source>The temperature was fitted on these same images; test images give a stricter figure.</source>
        <translation>La temperatura se ajustó con estas mismas imágenes; las de prueba dan una cifra más estricta.</translation>
    </message>
    <message>
        <source>The uncalibrated model is already well calibrated (temperature {0}).</source>
        <translation>El modelo sin calibrar ya está bien calibrado (temperatura {0}).</translation>
    </message>
    <message>
        <source>The uncalibrated model is overconfident: its logits are divided by a temperature of {0}.</source>
        <translation>El modelo sin calibrar confía demasiado: sus logits se dividen por una temperatura de {0}.</translation>
    </message>
    <message>
        <source>The uncalibrated model is underconfident: its logits are divided by a temperature of {0}.</source>
        <translation>El modelo sin calibrar confía demasiado poco: sus logits se dividen por una temperatura de {0}.</translation>
    </message>
    <message>
        <source>This evaluation was made before calibration was measured. Evaluate again to see it.</source>
        <translation>Esta evaluación es anterior a la medición de la calibración. Evalúe de nuevo para verla.</translation>
    </message>
</context>
<context>
    <name>ChartCanvas</name>
    <message>
        <source>Images/s</source>
        <translation>Imágenes/s</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>tiempo de entrenamiento</translation>
    </message>
</context>
<context>
    <name>ChartToolbar</name>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Metric of the second chart</source>
        <translation>Métrica del segundo gráfico</translation>
    </message>
    <message>
        <source>Nothing to smooth: the head was fitted directly, so its loss has no noise.</source>
        <translation>Nada que suavizar: el cabezal se ajustó directamente, así que su pérdida no tiene ruido.</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Sin suavizar</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Restablecer zoom</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Guardar como PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Guardar como SVG…</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Guardar los gráficos</translation>
    </message>
    <message>
        <source>Save the charts or reset the zoom</source>
        <translation>Guardar los gráficos o restablecer el zoom</translation>
    </message>
    <message>
        <source>Save the values as CSV…</source>
        <translation>Guardar los valores como CSV…</translation>
    </message>
    <message>
        <source>Scroll to zoom, drag to pan, double-click to show everything</source>
        <translation>Rueda para ampliar, arrastrar para mover, doble clic para mostrar todo</translation>
    </message>
    <message>
        <source>Show the curves by epoch</source>
        <translation>Mostrar las curvas por época</translation>
    </message>
    <message>
        <source>Show the curves by step</source>
        <translation>Mostrar las curvas por paso</translation>
    </message>
    <message>
        <source>Show the curves by training time</source>
        <translation>Mostrar las curvas por tiempo de entrenamiento</translation>
    </message>
    <message>
        <source>Show the loss of every step</source>
        <translation>Mostrar la pérdida de cada paso</translation>
    </message>
    <message>
        <source>Show the loss of every step behind the smoothed line</source>
        <translation>Mostrar la pérdida de cada paso detrás de la línea suavizada</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic scale</source>
        <translation>Mostrar la pérdida en escala logarítmica</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Smoothing: over about {steps} steps</source>
        <translation>Suavizado: sobre unos {steps} pasos</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>The metric shown in the second chart</source>
        <translation>La métrica del segundo gráfico</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Training charts</source>
        <translation>Gráficos de entrenamiento</translation>
    </message>
    <message>
        <source>best: epoch {epoch}</source>
        <translation>mejor: época {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>época {epoch}</translation>
    </message>
    <message>
        <source>head fitted</source>
        <translation>cabezal ajustado</translation>
    </message>
    <message>
        <source>learning rate reduced</source>
        <translation>tasa de aprendizaje reducida</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>no registrado</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch} · {time}</source>
        <translation>paso {step} · época {epoch} · {time}</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
    <message>
        <source>{count} non-finite values omitted</source>
        <translation>{count} valores no finitos omitidos</translation>
    </message>
</context>
<context>
    <name>CheckBar</name>
    <message>
        <source>1 image may be</source>
        <translation>1 imagen puede estar</translation>
    </message>
    <message>
        <source>Are the labels right?</source>
        <translation>¿Son correctas las etiquetas?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the check. Features computed so far stay cached.</source>
        <translation>Cancelar la comprobación. Las características ya calculadas quedan en caché.</translation>
    </message>
    <message>
        <source>Check again with the model that is now selected.</source>
        <translation>Comprobar de nuevo con el modelo seleccionado ahora.</translation>
    </message>
    <message>
        <source>Check the images again</source>
        <translation>Comprobar de nuevo las imágenes</translation>
    </message>
    <message>
        <source>Check the images…</source>
        <translation>Comprobar las imágenes…</translation>
    </message>
    <message>
        <source>Find likely label errors with the model chosen on the left.</source>
        <translation>Buscar errores de etiqueta probables con el modelo elegido a la izquierda.</translation>
    </message>
    <message>
        <source>Label check progress</source>
        <translation>Progreso de la comprobación</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>Revisarlas</translation>
    </message>
    <message>
        <source>Review them one by one: keep, move or exclude.</source>
        <translation>Revisarlas una a una: conservar, mover o excluir.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>{0} images checked; no class looks wrong</source>
        <translation>{0} imágenes comprobadas; ninguna clase parece errónea</translation>
    </message>
    <message>
        <source>{0} images may be</source>
        <translation>{0} imágenes pueden estar</translation>
    </message>
    <message>
        <source>{0} in the wrong class</source>
        <translation>{0} en la clase equivocada</translation>
    </message>
    <message>
        <source>{done} of {total} · {what}</source>
        <translation>{done} de {total} · {what}</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
    <message>
        <source>show fewer</source>
        <translation>mostrar menos</translation>
    </message>
</context>
<context>
    <name>ClassStrip</name>
    <message>
        <source>1 image</source>
        <translation>1 imagen</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Todas las etiquetas</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Imágenes por clase</translation>
    </message>
    <message>
        <source>Images per label</source>
        <translation>Imágenes por etiqueta</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} imágenes</translation>
    </message>
    <message>
        <source>{0}. Use the arrow keys to select one, Escape for all.</source>
        <translation>{0}. Flechas para elegir una, Escape para todas.</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Scores per class</source>
        <translation>Puntuaciones por clase</translation>
    </message>
</context>
<context>
    <name>CompareRow</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel. Models that are done stay in the list.</source>
        <translation>Cancelar. Los modelos terminados quedan en la lista.</translation>
    </message>
    <message>
        <source>Compare on your images</source>
        <translation>Comparar con sus imágenes</translation>
    </message>
    <message>
        <source>Fit a linear head on each model on this computer and test it on held-out images.</source>
        <translation>Ajustar un cabezal lineal en cada modelo en este equipo y probarlo con imágenes reservadas.</translation>
    </message>
    <message>
        <source>Open images first.</source>
        <translation>Abra primero imágenes.</translation>
    </message>
    <message>
        <source>Progress of the model comparison</source>
        <translation>Progreso de la comparación de modelos</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>{count} images, each held out of training once, in {folds} folds.</source>
        <translation>{count} imágenes, cada una reservada una vez, en {folds} particiones.</translation>
    </message>
    <message>
        <source>◆ No other model is as accurate, as fast and as small. Fine-tuning can change the order.</source>
        <translation>◆ Ningún otro modelo es tan exacto, rápido y pequeño. El ajuste fino puede cambiar el orden.</translation>
    </message>
</context>
<context>
    <name>ConfusedMenu</name>
    <message>
        <source>Most confused</source>
        <translation>Más confundidas</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Sin errores.</translation>
    </message>
    <message>
        <source>The class pairs confused most often</source>
        <translation>Los pares de clases más confundidos</translation>
    </message>
    <message>
        <source>{0} → {1}: {2} of {3}</source>
        <translation>{0} → {1}: {2} de {3}</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>Use the arrow keys to select a cell and show its images.</source>
        <translation>Elija una celda con las flechas para ver sus imágenes.</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>clase predicha</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>clase real</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted as {3} ({4})</source>
        <translation>{0} de {1} imágenes de {2} predichas como {3} ({4})</translation>
    </message>
    <message>
        <source>{0} of {1} images of {2} predicted correctly ({3})</source>
        <translation>{0} de {1} imágenes de {2} predichas correctamente ({3})</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Some images of each class</source>
        <translation>Algunas imágenes de cada clase</translation>
    </message>
</context>
<context>
    <name>CorrectionRow</name>
    <message>
        <source>Add to images</source>
        <translation>Añadir a las imágenes</translation>
    </message>
    <message>
        <source>Choose the correct class first</source>
        <translation>Elija primero la clase correcta</translation>
    </message>
    <message>
        <source>Copy this image to the images of “{0}”. Undo with Ctrl+Z</source>
        <translation>Copiar esta imagen a las imágenes de «{0}». Deshacer con Ctrl+Z</translation>
    </message>
    <message>
        <source>The correct class of this image</source>
        <translation>La clase correcta de esta imagen</translation>
    </message>
    <message>
        <source>Wrong? It is …</source>
        <translation>¿Mal? Es…</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare all freeze positions</source>
        <translation>Comparar todas las posiciones</translation>
    </message>
    <message>
        <source>Cost of each freeze position on this computer</source>
        <translation>Coste de cada posición de congelación en este equipo</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>best</source>
        <translation>mejor</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>más barata</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>congeladas</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>en total</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>memoria</translation>
    </message>
    <message>
        <source>training…</source>
        <translation>entrenando…</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>entrena</translation>
    </message>
</context>
<context>
    <name>CoveragePlot</name>
    <message>
        <source>Accuracy against coverage (the share of images answered)</source>
        <translation>Exactitud según la cobertura (proporción de imágenes respondidas)</translation>
    </message>
    <message>
        <source>accuracy on those</source>
        <translation>exactitud en esas</translation>
    </message>
    <message>
        <source>images answered (coverage)</source>
        <translation>imágenes respondidas (cobertura)</translation>
    </message>
</context>
<context>
    <name>DatasetPanel</name>
    <message>
        <source>1  Images</source>
        <translation>1  Imágenes</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 clase</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 etiqueta</translation>
    </message>
    <message>
        <source>Archive or list…</source>
        <translation>Comprimido o lista…</translation>
    </message>
    <message>
        <source>Choose a folder with one subfolder per class, an archive or a list.</source>
        <translation>Elija una carpeta con una subcarpeta por clase, un archivo comprimido o una lista.</translation>
    </message>
    <message>
        <source>Drawings of five kinds of fruit, included with FTStudio: good for a first try.</source>
        <translation>Dibujos de cinco tipos de fruta, incluidos en FTStudio: buenos para una primera prueba.</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Image sets ({0});;All files (*)</source>
        <translation>Conjuntos de imágenes ({0});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Abrir una carpeta de imágenes</translation>
    </message>
    <message>
        <source>Open an archive or a list</source>
        <translation>Abrir un comprimido o una lista</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Abrir imágenes</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Sample images</source>
        <translation>Imágenes de ejemplo</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>{n} clases</translation>
    </message>
    <message>
        <source>{n} labels</source>
        <translation>{n} etiquetas</translation>
    </message>
    <message>
        <source>{n} per image</source>
        <translation>{n} por imagen</translation>
    </message>
</context>
<context>
    <name>DeviceChip</name>
    <message>
        <source>Detecting the device…</source>
        <translation>Detectando el dispositivo…</translation>
    </message>
    <message>
        <source>Getting ready to train. This takes a moment.</source>
        <translation>Preparando el entrenamiento. Tarda un momento.</translation>
    </message>
    <message>
        <source>Training runs on {device}. Choose another one in Preferences.</source>
        <translation>Se entrena en {device}. Puede elegir otro en Preferencias.</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} libres</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Contains versions, check results, settings, run states, the last log lines and crashes.</source>
        <translation>Contiene versiones, resultados, ajustes, estados de las ejecuciones, las últimas líneas del registro y los fallos.</translation>
    </message>
    <message>
        <source>Copy results</source>
        <translation>Copiar resultados</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>It includes the names of images, folders and runs.</source>
        <translation>Incluye los nombres de imágenes, carpetas y ejecuciones.</translation>
    </message>
    <message>
        <source>Names of images, folders, runs and people are removed. Check the report before you send it.</source>
        <translation>Se quitan los nombres de imágenes, carpetas, ejecuciones y personas. Revise el informe antes de enviarlo.</translation>
    </message>
    <message>
        <source>Save a bug report</source>
        <translation>Guardar un informe de error</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>With the names of images, folders and runs</source>
        <translation>Con los nombres de imágenes, carpetas y ejecuciones</translation>
    </message>
</context>
<context>
    <name>DifferingImages</name>
    <message>
        <source>Images on which the runs differ</source>
        <translation>Imágenes en que difieren las ejecuciones</translation>
    </message>
    <message>
        <source>Images on which two runs differ</source>
        <translation>Imágenes en que difieren dos ejecuciones</translation>
    </message>
    <message>
        <source>Only {0} is right ({1})</source>
        <translation>Solo {0} acierta ({1})</translation>
    </message>
</context>
<context>
    <name>DifferingModel</name>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}, predicha como {1} ({2})</translation>
    </message>
</context>
<context>
    <name>DownloadIntents</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Download and train</source>
        <translation>Descargar y entrenar</translation>
    </message>
    <message>
        <source>It is downloaded once and then stays on this computer.</source>
        <translation>Se descarga una vez y luego queda en este equipo.</translation>
    </message>
    <message>
        <source>It resumes where it stopped.</source>
        <translation>Continúa donde se detuvo.</translation>
    </message>
    <message>
        <source>The download of {model} was cancelled.</source>
        <translation>Se canceló la descarga de {model}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>{model} ({size}) must be downloaded first.</source>
        <translation>Primero hay que descargar {model} ({size}).</translation>
    </message>
    <message>
        <source>{model} is now on this computer.</source>
        <translation>{model} ya está en este equipo.</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the download. The next download resumes where this one stopped.</source>
        <translation>Cancelar la descarga. La próxima continúa donde se detuvo esta.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Download progress</source>
        <translation>Progreso de la descarga</translation>
    </message>
    <message>
        <source>Download the pretrained weights of this model and store them on this computer.</source>
        <translation>Descargar los pesos preentrenados de este modelo y guardarlos en este equipo.</translation>
    </message>
    <message>
        <source>Download the weights of {title}</source>
        <translation>Descargar los pesos de {title}</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>Descargar {size}</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>Descargando {title}</translation>
    </message>
    <message>
        <source>Only one download at a time: wait for the one below.</source>
        <translation>Solo una descarga a la vez: espere a la de abajo.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/s</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a folder of images</source>
        <translation>Suelte una carpeta de imágenes</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>Suelte imágenes aquí</translation>
    </message>
    <message>
        <source>one subfolder per class, an archive or a list</source>
        <translation>una subcarpeta por clase, un archivo comprimido o una lista</translation>
    </message>
</context>
<context>
    <name>EvaluatedImages</name>
    <message>
        <source>{0}, correct ({1})</source>
        <translation>{0}, correcta ({1})</translation>
    </message>
    <message>
        <source>{0}, predicted as {1} ({2})</source>
        <translation>{0}, predicha como {1} ({2})</translation>
    </message>
</context>
<context>
    <name>EvaluationPanel</name>
    <message>
        <source>1 image could not be read and was skipped.</source>
        <translation>1 imagen no se pudo leer y se omitió.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cross-validate the chosen model on these images, with a learning curve. No run is needed.</source>
        <translation>Validar de forma cruzada el modelo elegido con estas imágenes, con curva de aprendizaje. No hace falta ninguna ejecución.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Evaluate the best weights of this run on these images</source>
        <translation>Evaluar los mejores pesos de esta ejecución con estas imágenes</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Evaluando</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>¿Hasta dónde puede llegar?</translation>
    </message>
    <message>
        <source>Images to evaluate on</source>
        <translation>Imágenes para evaluar</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Aún no evaluada</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation>Aún no hay nada que evaluar</translation>
    </message>
    <message>
        <source>Press Evaluate to see this run's scores and its mistakes.</source>
        <translation>Pulse Evaluar para ver las puntuaciones y los errores de esta ejecución.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Run to evaluate</source>
        <translation>Ejecución que se evalúa</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Test images are held out: not used for training or for choosing the best epoch</source>
        <translation>Las imágenes de prueba están reservadas: no se usan para entrenar ni para elegir la mejor época</translation>
    </message>
    <message>
        <source>The model runs on every image once. You can cancel at any time.</source>
        <translation>El modelo procesa cada imagen una vez. Puede cancelar en cualquier momento.</translation>
    </message>
    <message>
        <source>The run has saved better weights since this evaluation. Evaluate again.</source>
        <translation>La ejecución ha guardado mejores pesos desde esta evaluación. Evalúe de nuevo.</translation>
    </message>
    <message>
        <source>The saved evaluation cannot be read. Evaluate again.</source>
        <translation>La evaluación guardada no se puede leer. Evalúe de nuevo.</translation>
    </message>
    <message>
        <source>Train a model first. Its scores and its mistakes appear here.</source>
        <translation>Entrene primero un modelo. Sus puntuaciones y errores aparecen aquí.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>{0} images could not be read and were skipped.</source>
        <translation>{0} imágenes no se pudieron leer y se omitieron.</translation>
    </message>
    <message>
        <source>{0} of {1} images</source>
        <translation>{0} de {1} imágenes</translation>
    </message>
</context>
<context>
    <name>EvaluationResult</name>
    <message>
        <source>All were predicted correctly.</source>
        <translation>Todas se predijeron correctamente.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Copy the per-class scores as CSV</source>
        <translation>Copiar las puntuaciones por clase como CSV</translation>
    </message>
    <message>
        <source>How often each class is predicted as another</source>
        <translation>Con qué frecuencia cada clase se predice como otra</translation>
    </message>
    <message>
        <source>How well the confidence matches the accuracy</source>
        <translation>En qué medida la confianza coincide con la exactitud</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriz</translation>
    </message>
    <message>
        <source>Misclassified images of {0}</source>
        <translation>Imágenes mal clasificadas de {0}</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Errores más seguros</translation>
    </message>
    <message>
        <source>No images in this cell.</source>
        <translation>No hay imágenes en esta celda.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Sin errores.</translation>
    </message>
    <message>
        <source>Precision, recall and F1 of each class</source>
        <translation>Precisión, exhaustividad y F1 de cada clase</translation>
    </message>
    <message>
        <source>Save the per-class scores as a table</source>
        <translation>Guardar las puntuaciones por clase como tabla</translation>
    </message>
    <message>
        <source>The confidence below which the model says “not sure”</source>
        <translation>La confianza por debajo de la cual el modelo dice «no seguro»</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>“Not sure” below {0}, least confident first</source>
        <translation>«No seguro» por debajo de {0}, las menos seguras primero</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;New folder</source>
        <translation>&amp;Nueva carpeta</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>&amp;Precisión numérica</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ejecución</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Choose a location for the new folder</source>
        <translation>Elegir la ubicación de la nueva carpeta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>For other programs and languages, on any system, without torch.</source>
        <translation>Para otros programas y lenguajes, en cualquier sistema, sin torch.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Location of the new folder</source>
        <translation>Ubicación de la nueva carpeta</translation>
    </message>
    <message>
        <source>May change some predictions. The result says for how many images.</source>
        <translation>Puede cambiar algunas predicciones. El resultado dice en cuántas imágenes.</translation>
    </message>
    <message>
        <source>Name the folder to export to.</source>
        <translation>Dé un nombre a la carpeta de exportación.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nueva carpeta</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>One folder to open in any browser, for people without Python.</source>
        <translation>Una carpeta que se abre en cualquier navegador, para quien no tiene Python.</translation>
    </message>
    <message>
        <source>Overwrite an existing export</source>
        <translation>Sobrescribir una exportación existente</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión numérica</translation>
    </message>
    <message>
        <source>Saved only if it predicts the same class for every validation image.</source>
        <translation>Se guarda solo si predice la misma clase para cada imagen de validación.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Detenido. No se escribió nada.</translation>
    </message>
    <message>
        <source>The whole network, for programs that use torch.</source>
        <translation>La red completa, para programas que usan torch.</translation>
    </message>
    <message>
        <source>Waiting for the worker</source>
        <translation>Esperando al proceso de trabajo</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>Weights only, loaded with five lines of torchvision.</source>
        <translation>Solo los pesos, se cargan con cinco líneas de torchvision.</translation>
    </message>
    <message>
        <source>fp16: half the size</source>
        <translation>fp16: la mitad de tamaño</translation>
    </message>
    <message>
        <source>fp32: the same answers</source>
        <translation>fp32: las mismas respuestas</translation>
    </message>
    <message>
        <source>int8, dynamic: a quarter of the size</source>
        <translation>int8, dinámico: un cuarto del tamaño</translation>
    </message>
    <message>
        <source>int8, static: a quarter of the size, fastest</source>
        <translation>int8, estático: un cuarto del tamaño, el más rápido</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>torch.export</source>
        <translation>torch.export</translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Export progress</source>
        <translation>Progreso de la exportación</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>Una imagen</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Misma respuesta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for all {images} validation images.</source>
        <translation>El modelo exportado da la misma respuesta que la ejecución en las {images} imágenes de validación.</translation>
    </message>
    <message>
        <source>The exported model gives the same answer as the run for {same} of {images} validation images.</source>
        <translation>El modelo exportado da la misma respuesta que la ejecución en {same} de {images} imágenes de validación.</translation>
    </message>
    <message>
        <source>The largest difference is {largest}.</source>
        <translation>La mayor diferencia es {largest}.</translation>
    </message>
    <message>
        <source>{name} was not tested here.</source>
        <translation>{name} no se probó aquí.</translation>
    </message>
    <message>
        <source>{name} was tested on {images} of them: the same answers for {same}.</source>
        <translation>{name} se probó con {images} de ellas: las mismas respuestas en {same}.</translation>
    </message>
    <message>
        <source>{number} ms</source>
        <translation>{number} ms</translation>
    </message>
</context>
<context>
    <name>FreezePart</name>
    <message>
        <source>Estimated for this computer.</source>
        <translation>Estimado para este equipo.</translation>
    </message>
    <message>
        <source>Estimating the time and memory…</source>
        <translation>Estimando el tiempo y la memoria…</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Congelar</translation>
    </message>
    <message>
        <source>Full fine-tuning: nothing is frozen, the whole network trains.</source>
        <translation>Ajuste fino completo: nada está congelado, se entrena toda la red.</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>Solo cabezal</translation>
    </message>
    <message>
        <source>Linear probe: all stages are frozen, only the new head trains.</source>
        <translation>Sonda lineal: todas las etapas están congeladas, solo se entrena el nuevo cabezal.</translation>
    </message>
    <message>
        <source>Measured on this computer.</source>
        <translation>Medido en este equipo.</translation>
    </message>
    <message>
        <source>No trainable parameters: the head stores features.</source>
        <translation>Sin parámetros entrenables: el cabezal guarda características.</translation>
    </message>
    <message>
        <source>Only the first stages (edges, colours, textures) stay frozen. For a thousand images or more.</source>
        <translation>Solo las primeras etapas (bordes, colores, texturas) quedan congeladas. Para mil imágenes o más.</translation>
    </message>
    <message>
        <source>Open images to see what this costs.</source>
        <translation>Abra imágenes para ver el coste.</translation>
    </message>
    <message>
        <source>Random weights are not worth freezing. Train everything.</source>
        <translation>No vale la pena congelar pesos aleatorios. Entrene todo.</translation>
    </message>
    <message>
        <source>The last stages adapt to your classes. A good second try with a few hundred images.</source>
        <translation>Las últimas etapas se adaptan a sus clases. Un buen segundo intento con unos cientos de imágenes.</translation>
    </message>
    <message>
        <source>The whole model adapts. For many images, or images unlike photographs. Slowest.</source>
        <translation>Todo el modelo se adapta. Para muchas imágenes o para imágenes distintas de fotografías. Lo más lento.</translation>
    </message>
    <message>
        <source>This includes ~{span} once for decoding images and computing features.</source>
        <translation>Incluye ~{span} una sola vez para decodificar imágenes y calcular características.</translation>
    </message>
    <message>
        <source>Time and memory are unknown.</source>
        <translation>Se desconocen el tiempo y la memoria.</translation>
    </message>
    <message>
        <source>Uses the pretrained features unchanged. Fastest, and safest with few images.</source>
        <translation>Usa las características preentrenadas sin cambios. Lo más rápido, y lo más seguro con pocas imágenes.</translation>
    </message>
    <message>
        <source>stores features</source>
        <translation>guarda características</translation>
    </message>
    <message>
        <source>{depth} of {stages} stages frozen</source>
        <translation>{depth} de {stages} etapas congeladas</translation>
    </message>
    <message>
        <source>{training} of {total} parameters are trainable.</source>
        <translation>{training} de {total} parámetros son entrenables.</translation>
    </message>
    <message>
        <source>{training} of {total} train</source>
        <translation>{training} de {total} se entrenan</translation>
    </message>
    <message>
        <source>~{span} in total</source>
        <translation>~{span} en total</translation>
    </message>
    <message>
        <source>~{span} per epoch</source>
        <translation>~{span} por época</translation>
    </message>
</context>
<context>
    <name>FreezeSlider</name>
    <message>
        <source>Freeze depth. Stages between the input and the handle are frozen; the others train.</source>
        <translation>Profundidad de congelación. Las etapas entre la entrada y el tirador están congeladas; las demás se entrenan.</translation>
    </message>
    <message>
        <source>Freeze {depth}: the best of those tried</source>
        <translation>Congelar {depth}: la mejor de las probadas</translation>
    </message>
    <message>
        <source>Freeze {depth}: the cheapest that is not measurably worse</source>
        <translation>Congelar {depth}: la más barata que no es mediblemente peor</translation>
    </message>
    <message>
        <source>Head: the new output layer. It always trains.</source>
        <translation>Cabezal: la nueva capa de salida. Siempre se entrena.</translation>
    </message>
    <message>
        <source>Stage {number} of {stages}: {title}
{count} parameters, {share} % of the backbone
{fate}</source>
        <translation>Etapa {number} de {stages}: {title}
{count} parámetros, {share} % del backbone
{fate}</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>congeladas</translation>
    </message>
    <message>
        <source>head</source>
        <translation>cabezal</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>entrena</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} parámetros</translation>
    </message>
    <message>
        <source>{frozen} of {total} stages frozen</source>
        <translation>{frozen} de {total} etapas congeladas</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Change or clear the filters.</source>
        <translation>Cambie o borre los filtros.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Borrar filtros</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copiar ruta</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Include again</source>
        <translation>Incluir de nuevo</translation>
    </message>
    <message>
        <source>Looks like “{0}” ({1}).</source>
        <translation>Se parece a «{0}» ({1}).</translation>
    </message>
    <message>
        <source>Move to class</source>
        <translation>Mover a la clase</translation>
    </message>
    <message>
        <source>No image matches</source>
        <translation>Ninguna imagen coincide</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Aún no hay imágenes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open a folder of images on the left, or drop one here.</source>
        <translation>Abra una carpeta de imágenes a la izquierda o suéltela aquí.</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Buscar nombres de archivo</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>Tamaño de las miniaturas</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} archivos</translation>
    </message>
    <message>
        <source>{0} images selected</source>
        <translation>{0} imágenes seleccionadas</translation>
    </message>
    <message>
        <source>{0} of {1} files</source>
        <translation>{0} de {1} archivos</translation>
    </message>
</context>
<context>
    <name>GalleryFilters</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Todas las etiquetas</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Cualquier motivo</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Excluded ({0})</source>
        <translation>Excluidas ({0})</translation>
    </message>
    <message>
        <source>Filter by reason</source>
        <translation>Filtrar por motivo</translation>
    </message>
    <message>
        <source>Images of all splits</source>
        <translation>Imágenes de todas las particiones</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>May be in the wrong class</source>
        <translation>Quizá en la clase equivocada</translation>
    </message>
    <message>
        <source>Needs attention ({0})</source>
        <translation>Por revisar ({0})</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Sin etiqueta</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>Buscar nombres de archivo</translation>
    </message>
    <message>
        <source>Show one class</source>
        <translation>Mostrar una clase</translation>
    </message>
    <message>
        <source>Show one label</source>
        <translation>Mostrar una etiqueta</translation>
    </message>
    <message>
        <source>Show only images that are skipped or have a warning</source>
        <translation>Mostrar solo imágenes omitidas o con advertencia</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Test images: held out for the final evaluation</source>
        <translation>Imágenes de prueba: reservadas para la evaluación final</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entr.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>Used, with a warning</source>
        <translation>Usada, con advertencia</translation>
    </message>
    <message>
        <source>Val</source>
        <translation>Val.</translation>
    </message>
    <message>
        <source>Validation images: used to choose the best epoch</source>
        <translation>Imágenes de validación: sirven para elegir la mejor época</translation>
    </message>
</context>
<context>
    <name>GroupChoice</name>
    <message>
        <source>Bursts and frames</source>
        <translation>Ráfagas y fotogramas</translation>
    </message>
    <message>
        <source>By a file name pattern…</source>
        <translation>Por un patrón del nombre de archivo…</translation>
    </message>
    <message>
        <source>Column “{0}”</source>
        <translation>Columna «{0}»</translation>
    </message>
    <message>
        <source>Copies only</source>
        <translation>Solo copias</translation>
    </message>
    <message>
        <source>File name pattern</source>
        <translation>Patrón del nombre de archivo</translation>
    </message>
    <message>
        <source>Folder, level {0}</source>
        <translation>Carpeta, nivel {0}</translation>
    </message>
    <message>
        <source>Images of one group stay in the same split. If images of one patient, film or series are in both training and validation, the accuracy is overestimated.</source>
        <translation>Las imágenes de un grupo quedan en la misma partición. Si hay imágenes de un mismo paciente, película o serie tanto en entrenamiento como en validación, la exactitud se sobrestima.</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Mantener juntas</translation>
    </message>
    <message>
        <source>Name: {0}</source>
        <translation>Nombre: {0}</translation>
    </message>
    <message>
        <source>No two images share a group.</source>
        <translation>No hay dos imágenes en el mismo grupo.</translation>
    </message>
    <message>
        <source>{0} group, of {1} images</source>
        <translation>{0} grupo, de {1} imágenes</translation>
    </message>
    <message>
        <source>{0} groups, the largest of {1} images</source>
        <translation>{0} grupos, el mayor de {1} imágenes</translation>
    </message>
    <message>
        <source>{0} is the group, # a number, * anything. Matched against the file name without its extension.</source>
        <translation>{0} es el grupo, # un número, * cualquier cosa. Se compara con el nombre de archivo sin extensión.</translation>
    </message>
    <message>
        <source>{0} without a group</source>
        <translation>{0} sin grupo</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Guía</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>1 looks unlike the training images</source>
        <translation>1 no se parece a las imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>F1 micro {0} ({1} to {2}), macro {3} ({4} to {5}) · all labels right {6} · loss {7}</source>
        <translation>F1 micro {0} ({1} a {2}), macro {3} ({4} a {5}) · todas las etiquetas correctas {6} · pérdida {7}</translation>
    </message>
    <message>
        <source>Farther from the training images than 95% of the validation images are. Click to show them, most unlike first</source>
        <translation>Más lejos de las imágenes de entrenamiento que el 95 % de las de validación. Clic para verlas, las más distintas primero</translation>
    </message>
    <message>
        <source>None looks unlike the training images</source>
        <translation>Todas se parecen a las imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>RMSE {0} · R² {1} ({2} to {3})</source>
        <translation>RMSE {0} · R² {1} ({2} a {3})</translation>
    </message>
    <message>
        <source>correct, of {0} images · 95% interval {1} to {2} %</source>
        <translation>correctas, de {0} imágenes · intervalo del 95 % {1} a {2} %</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>pérdida {0}</translation>
    </message>
    <message>
        <source>macro average: precision {0}, recall {1}, F1 {2} · loss {3}</source>
        <translation>media macro: precisión {0}, exhaustividad {1}, F1 {2} · pérdida {3}</translation>
    </message>
    <message>
        <source>mean absolute error, {0} images · 95% interval {1} to {2}</source>
        <translation>error absoluto medio, {0} imágenes · intervalo del 95 % {1} a {2}</translation>
    </message>
    <message>
        <source>mean average precision, {0} images · 95% interval {1} to {2} %</source>
        <translation>precisión media (mAP), {0} imágenes · intervalo del 95 % {1} a {2} %</translation>
    </message>
    <message>
        <source>{0} inside the 90% prediction interval</source>
        <translation>{0} dentro del intervalo de predicción del 90 %</translation>
    </message>
    <message>
        <source>{0} look unlike the training images</source>
        <translation>{0} no se parecen a las imágenes de entrenamiento</translation>
    </message>
</context>
<context>
    <name>HistoryIntents</name>
    <message numerus="yes">
        <source>%n run(s) moved to the bin.</source>
        <translation>
            <numerusform>%n ejecución movida a la papelera.</numerusform>
            <numerusform>%n ejecuciones movidas a la papelera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change what you like, then train.</source>
        <translation>Cambie lo que quiera y luego entrene.</translation>
    </message>
    <message>
        <source>Choose how many stages to freeze on the left, then train.</source>
        <translation>Elija a la izquierda cuántas etapas congelar y luego entrene.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s)?</source>
        <translation>
            <numerusform>¿Eliminar %n ejecución?</numerusform>
            <numerusform>¿Eliminar %n ejecuciones?</numerusform>
        </translation>
    </message>
    <message>
        <source>Its images are no longer at their old location, so the current images stay open.</source>
        <translation>Sus imágenes ya no están en la ubicación anterior, así que las actuales siguen abiertas.</translation>
    </message>
    <message>
        <source>More curves would be hard to tell apart.</source>
        <translation>Sería difícil distinguir más curvas.</translation>
    </message>
    <message numerus="yes">
        <source>The charts show the first %n runs.</source>
        <translation>
            <numerusform>Los gráficos muestran la primera ejecución.</numerusform>
            <numerusform>Los gráficos muestran las primeras %n ejecuciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next training starts from this run's weights.</source>
        <translation>El próximo entrenamiento parte de los pesos de esta ejecución.</translation>
    </message>
    <message>
        <source>The settings of that run are now on the left.</source>
        <translation>Los ajustes de esa ejecución están ahora a la izquierda.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{names}

The folders are moved to the bin, where you can restore them.</source>
        <translation>{names}

Las carpetas se mueven a la papelera, donde puede restaurarlas.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>1 run</source>
        <translation>1 ejecución</translation>
    </message>
    <message>
        <source>Another training run is in progress; resume this one when it has finished</source>
        <translation>Hay otro entrenamiento en curso; reanude este cuando termine</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Every run is saved, so you can compare, continue or try it again.</source>
        <translation>Cada ejecución se guarda para compararla, continuarla o probarla de nuevo.</translation>
    </message>
    <message>
        <source>Export this run's model to files that work without FTStudio</source>
        <translation>Exportar el modelo de esta ejecución a archivos que funcionan sin FTStudio</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Load this run's model, weights and settings on the left, to unfreeze more stages or change them</source>
        <translation>Cargar a la izquierda el modelo, los pesos y los ajustes de esta ejecución, para descongelar más etapas o cambiarlos</translation>
    </message>
    <message>
        <source>Move the selected runs to the bin</source>
        <translation>Mover las ejecuciones seleccionadas a la papelera</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Cambiar nombre (F2)</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Resume this run where it ended</source>
        <translation>Reanudar esta ejecución donde terminó</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Save a report on this run as one page; with two runs selected, side by side</source>
        <translation>Guardar un informe de esta ejecución en una página; con dos seleccionadas, una junto a otra</translation>
    </message>
    <message>
        <source>Search name, images, model, note…</source>
        <translation>Buscar nombre, imágenes, modelo, nota…</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Buscar ejecuciones</translation>
    </message>
    <message>
        <source>Select a stopped, interrupted or failed run to resume it</source>
        <translation>Seleccione una ejecución detenida, interrumpida o fallida para reanudarla</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Show this run's folder</source>
        <translation>Mostrar la carpeta de esta ejecución</translation>
    </message>
    <message>
        <source>Start a new run with the same settings and images from this run's weights</source>
        <translation>Iniciar una ejecución nueva con los mismos ajustes e imágenes, a partir de los pesos de esta</translation>
    </message>
    <message>
        <source>This run is complete; there is nothing to resume</source>
        <translation>Esta ejecución está completa; no hay nada que reanudar</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Try this run's model on images</source>
        <translation>Probar el modelo de esta ejecución con imágenes</translation>
    </message>
    <message>
        <source>Use as starting point</source>
        <translation>Usar como punto de partida</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Usar estos ajustes</translation>
    </message>
    <message>
        <source>Use this run's settings for a new run</source>
        <translation>Usar los ajustes de esta ejecución para una nueva</translation>
    </message>
    <message>
        <source>Your runs appear here.</source>
        <translation>Sus ejecuciones aparecen aquí.</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} ejecuciones</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} de {all}</translation>
    </message>
</context>
<context>
    <name>ImageIntents</name>
    <message numerus="yes">
        <source>%n image(s) moved.</source>
        <translation>
            <numerusform>%n imagen movida.</numerusform>
            <numerusform>%n imágenes movidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an image</source>
        <translation>Añadir una imagen</translation>
    </message>
    <message>
        <source>Exclude images</source>
        <translation>Excluir imágenes</translation>
    </message>
    <message>
        <source>Include images again</source>
        <translation>Incluir imágenes de nuevo</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message numerus="yes">
        <source>Move %n image(s) to “{class_name}”?</source>
        <translation>
            <numerusform>¿Mover %n imagen a «{class_name}»?</numerusform>
            <numerusform>¿Mover %n imágenes a «{class_name}»?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move images</source>
        <translation>Mover imágenes</translation>
    </message>
    <message>
        <source>Predict “{0}”</source>
        <translation>Predecir «{0}»</translation>
    </message>
    <message>
        <source>The image was added to “{0}”.</source>
        <translation>La imagen se añadió a «{0}».</translation>
    </message>
    <message>
        <source>This moves the files on disk, in {folder}. You can undo it with Ctrl+Z.</source>
        <translation>Esto mueve los archivos en el disco, en {folder}. Puede deshacerlo con Ctrl+Z.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>ImageStrip</name>
    <message>
        <source>Evaluated images</source>
        <translation>Imágenes evaluadas</translation>
    </message>
    <message>
        <source>Overlay a heat map on each visible image: the brighter, the more it supports the model's answer</source>
        <translation>Superponer un mapa de calor en cada imagen visible: cuanto más claro, más apoya la respuesta del modelo</translation>
    </message>
    <message>
        <source>Show all mistakes</source>
        <translation>Mostrar todos los errores</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Mostrar por qué</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
</context>
<context>
    <name>KeptData</name>
    <message>
        <source>&amp;Empty</source>
        <translation>&amp;Vaciar</translation>
    </message>
    <message>
        <source>&amp;Features</source>
        <translation>&amp;Características</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Caché</translation>
    </message>
    <message>
        <source>Decoded &amp;images</source>
        <translation>&amp;Imágenes decodificadas</translation>
    </message>
    <message>
        <source>Delete the cached images and features of all runs, and unpacked archives that no run needs.</source>
        <translation>Eliminar las imágenes y características en caché de todas las ejecuciones y los archivos extraídos que ninguna necesita.</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>In &amp;memory</source>
        <translation>En &amp;memoria</translation>
    </message>
    <message>
        <source>On disk, so that no image is decoded twice.</source>
        <translation>En disco, para no decodificar ninguna imagen dos veces.</translation>
    </message>
    <message>
        <source>On disk: the output of the frozen stages for each image.</source>
        <translation>En disco: la salida de las etapas congeladas para cada imagen.</translation>
    </message>
    <message>
        <source>On the &amp;GPU</source>
        <translation>En la &amp;GPU</translation>
    </message>
    <message>
        <source>Speeds up later epochs and runs. Can be recomputed at any time.</source>
        <translation>Acelera las épocas y ejecuciones posteriores. Se puede volver a calcular en cualquier momento.</translation>
    </message>
    <message>
        <source>The same features in GPU memory.</source>
        <translation>Las mismas características en la memoria de la GPU.</translation>
    </message>
    <message>
        <source>The same features in RAM, while a run uses them.</source>
        <translation>Las mismas características en RAM, mientras las usa una ejecución.</translation>
    </message>
    <message>
        <source>Unpacked archives</source>
        <translation>Comprimidos extraídos</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>{size} freed.</source>
        <translation>{size} liberados.</translation>
    </message>
    <message>
        <source>{used} of {most} used</source>
        <translation>{used} de {most} usados</translation>
    </message>
    <message>
        <source>{used} used</source>
        <translation>{used} usados</translation>
    </message>
    <message>
        <source>{what}, at most, in GB</source>
        <translation>{what}, como máximo, en GB</translation>
    </message>
</context>
<context>
    <name>LabelImages</name>
    <message>
        <source>missed {0}</source>
        <translation>{0} omitida</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>sin etiqueta</translation>
    </message>
    <message>
        <source>wrong {0}</source>
        <translation>{0} errónea</translation>
    </message>
    <message>
        <source>{0} was given wrongly ({1}). Labels: {2}</source>
        <translation>{0} se dio por error ({1}). Etiquetas: {2}</translation>
    </message>
    <message>
        <source>{0} was missed ({1}). Labels: {2}</source>
        <translation>{0} se omitió ({1}). Etiquetas: {2}</translation>
    </message>
</context>
<context>
    <name>LabelIntents</name>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Download it ({size}), or choose another model on the left.</source>
        <translation>Descárguelo ({size}) o elija otro modelo a la izquierda.</translation>
    </message>
    <message>
        <source>Keep in its class</source>
        <translation>Dejarla en su clase</translation>
    </message>
    <message>
        <source>The damaged file was renamed to {path}. Check the images again.</source>
        <translation>El archivo dañado pasó a llamarse {path}. Compruebe las imágenes de nuevo.</translation>
    </message>
    <message>
        <source>Your earlier label confirmations for these images could not be read.</source>
        <translation>No se pudieron leer sus confirmaciones de etiquetas anteriores para estas imágenes.</translation>
    </message>
    <message>
        <source>{model} must be downloaded before it can check the images.</source>
        <translation>Hay que descargar {model} para que pueda comprobar las imágenes.</translation>
    </message>
</context>
<context>
    <name>LabelQueue</name>
    <message>
        <source>All reviewed</source>
        <translation>Todas revisadas</translation>
    </message>
    <message>
        <source>Back to all images</source>
        <translation>Volver a todas las imágenes</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Exclude  (X)</source>
        <translation>Excluir  (X)</translation>
    </message>
    <message>
        <source>Exclude it from training</source>
        <translation>Excluirla del entrenamiento</translation>
    </message>
    <message>
        <source>Is in</source>
        <translation>Está en</translation>
    </message>
    <message>
        <source>Keep  (K)</source>
        <translation>Conservar  (K)</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>Flecha izquierda</translation>
    </message>
    <message>
        <source>Likely label errors</source>
        <translation>Errores de etiqueta probables</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Se parece a</translation>
    </message>
    <message>
        <source>Move  (M)</source>
        <translation>Mover  (M)</translation>
    </message>
    <message>
        <source>Move the file to this class (M or Enter)</source>
        <translation>Mover el archivo a esta clase (M o Intro)</translation>
    </message>
    <message>
        <source>Next image, without a decision</source>
        <translation>Imagen siguiente, sin decidir</translation>
    </message>
    <message>
        <source>No more likely label errors.</source>
        <translation>No hay más errores de etiqueta probables.</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation>Flecha derecha</translation>
    </message>
    <message>
        <source>The label is right; do not ask again</source>
        <translation>La etiqueta es correcta; no preguntar más</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
</context>
<context>
    <name>LabelScores</name>
    <message>
        <source>Average precision: how well the images with this label rank above the others, at any threshold</source>
        <translation>Precisión media (AP): en qué medida las imágenes con esta etiqueta quedan por encima de las demás, con cualquier umbral</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Media armónica de precisión y exhaustividad</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Label name</source>
        <translation>Nombre de la etiqueta</translation>
    </message>
    <message>
        <source>No evaluated image has this label</source>
        <translation>Ninguna imagen evaluada tiene esta etiqueta</translation>
    </message>
    <message>
        <source>No image was given this label</source>
        <translation>A ninguna imagen se le dio esta etiqueta</translation>
    </message>
    <message>
        <source>Number of evaluated images that have this label</source>
        <translation>Número de imágenes evaluadas con esta etiqueta</translation>
    </message>
    <message>
        <source>Prec.</source>
        <translation>Prec.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Precision: share of the images given this label that have it, with its 95% interval</source>
        <translation>Precisión: proporción de las imágenes a las que se dio esta etiqueta que la tienen, con su intervalo del 95 %</translation>
    </message>
    <message>
        <source>Rec.</source>
        <translation>Exh.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Exhaustividad</translation>
    </message>
    <message>
        <source>Recall: share of the images with this label that were given it, with its 95% interval</source>
        <translation>Exhaustividad: proporción de las imágenes con esta etiqueta a las que se les dio, con su intervalo del 95 %</translation>
    </message>
    <message>
        <source>The probability from which the label counts as present, chosen on the validation images</source>
        <translation>La probabilidad desde la que la etiqueta se da por presente, elegida con las imágenes de validación</translation>
    </message>
    <message>
        <source>Thr.</source>
        <translation>Umb.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0} de {1}: {2}, intervalo del 95 % {3} a {4}</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>Scores per label</source>
        <translation>Puntuaciones por etiqueta</translation>
    </message>
</context>
<context>
    <name>LabelsResult</name>
    <message>
        <source>Copy the per-label scores as CSV</source>
        <translation>Copiar las puntuaciones por etiqueta como CSV</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>Errores más seguros</translation>
    </message>
    <message>
        <source>No mistakes with this label.</source>
        <translation>Sin errores con esta etiqueta.</translation>
    </message>
    <message>
        <source>No mistakes.</source>
        <translation>Sin errores.</translation>
    </message>
    <message>
        <source>Precision, recall, F1 and AP of each label</source>
        <translation>Precisión, exhaustividad, F1 y AP de cada etiqueta</translation>
    </message>
    <message>
        <source>Save the per-label scores as a table</source>
        <translation>Guardar las puntuaciones por etiqueta como tabla</translation>
    </message>
    <message>
        <source>{0}: missed or wrongly given, most confident first</source>
        <translation>{0}: omitida o dada por error, las más seguras primero</translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Learning curve: {points}</source>
        <translation>Curva de aprendizaje: {points}</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>share of the {count} images used for training</source>
        <translation>proporción de las {count} imágenes usadas para entrenar</translation>
    </message>
</context>
<context>
    <name>ListPreviewView</name>
    <message>
        <source>1 row</source>
        <translation>1 fila</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} filas</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>Hay un entrenamiento en curso.</translation>
    </message>
    <message>
        <source>Drop to open these images</source>
        <translation>Suelte para abrir estas imágenes</translation>
    </message>
    <message>
        <source>Drop to try the model on this</source>
        <translation>Suelte para probar el modelo con esto</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluación</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Keep training, minimised</source>
        <translation>Seguir entrenando, minimizado</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Save it to a folder first, then drop it from there.</source>
        <translation>Guárdelo primero en una carpeta y suéltelo desde allí.</translation>
    </message>
    <message>
        <source>Saving the training run. FTStudio then closes.</source>
        <translation>Guardando la ejecución. Después se cierra FTStudio.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Detener y guardar</translation>
    </message>
    <message>
        <source>The dropped item is not on this computer.</source>
        <translation>El elemento soltado no está en este equipo.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>You can save and stop it now and resume it later.</source>
        <translation>Puede guardarla y detenerla ahora y reanudarla más tarde.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;About FTStudio</source>
        <translation>&amp;Acerca de FTStudio</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnóstico…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>E&amp;valuar</translation>
    </message>
    <message>
        <source>&amp;Export a model…</source>
        <translation>&amp;Exportar un modelo…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Guía</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Abrir carpeta…</translation>
    </message>
    <message>
        <source>&amp;Paste an image to try</source>
        <translation>&amp;Pegar una imagen para probar</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Pre&amp;ferencias…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Resume the last run</source>
        <translation>&amp;Reanudar la última ejecución</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ejecución</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>E&amp;ntrenar</translation>
    </message>
    <message>
        <source>&amp;Try an image…</source>
        <translation>Pro&amp;bar una imagen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>A training run is in progress.</source>
        <translation>Hay un entrenamiento en curso.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Evaluate the model on the held-out images</source>
        <translation>Evaluar el modelo con las imágenes reservadas</translation>
    </message>
    <message>
        <source>Export a trained model to files that work without FTStudio</source>
        <translation>Exportar un modelo entrenado a archivos que funcionan sin FTStudio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>No training run is in progress.</source>
        <translation>No hay ningún entrenamiento en curso.</translation>
    </message>
    <message>
        <source>Open &amp;list or archive…</source>
        <translation>Abrir &amp;lista o comprimido…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>Open an image and classify it</source>
        <translation>Abrir una imagen y clasificarla</translation>
    </message>
    <message>
        <source>Pause or continue the training</source>
        <translation>Pausar o continuar el entrenamiento</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Save a &amp;report…</source>
        <translation>Guardar un &amp;informe…</translation>
    </message>
    <message>
        <source>Save a report on the model that is being tried as one page</source>
        <translation>Guardar en una página un informe sobre el modelo que se prueba</translation>
    </message>
    <message>
        <source>Save and stop the training; you can resume it later</source>
        <translation>Guardar y detener el entrenamiento; puede reanudarlo más tarde</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>The training run is being saved.</source>
        <translation>La ejecución se está guardando.</translation>
    </message>
    <message>
        <source>There is no run to resume.</source>
        <translation>No hay ninguna ejecución que reanudar.</translation>
    </message>
    <message>
        <source>There is no trained model yet.</source>
        <translation>Aún no hay ningún modelo entrenado.</translation>
    </message>
    <message>
        <source>Train with the settings on the left</source>
        <translation>Entrenar con los ajustes de la izquierda</translation>
    </message>
    <message>
        <source>Try the &amp;sample images</source>
        <translation>Probar las imágenes de e&amp;jemplo</translation>
    </message>
    <message>
        <source>Try the image on the clipboard</source>
        <translation>Probar la imagen del portapapeles</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>MessageArea</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copiar los detalles</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>ModelDelegate</name>
    <message>
        <source>included with FTStudio</source>
        <translation>incluido en FTStudio</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>en este equipo</translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>2  Model</source>
        <translation>2  Modelo</translation>
    </message>
    <message>
        <source>Back to the pretrained weights</source>
        <translation>Volver a los pesos preentrenados</translation>
    </message>
    <message>
        <source>Change the weights</source>
        <translation>Cambiar los pesos</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De un archivo…</translation>
    </message>
    <message>
        <source>From the run {name}</source>
        <translation>De la ejecución {name}</translation>
    </message>
    <message>
        <source>Load weights from a file, or start from random weights.</source>
        <translation>Cargar pesos de un archivo o empezar con pesos aleatorios.</translation>
    </message>
    <message>
        <source>None: train from scratch</source>
        <translation>Ninguno: entrenar desde cero</translation>
    </message>
    <message>
        <source>Start from random weights, to compare with the pretrained ones. Freeze nothing in that case.</source>
        <translation>Empezar con pesos aleatorios, para comparar con los preentrenados. En ese caso, no congele nada.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin);;All files (*)</source>
        <translation>Pesos (*.safetensors *.pth *.pt *.bin);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Weights for this architecture: .safetensors or a .pth state dict.</source>
        <translation>Pesos para esta arquitectura: .safetensors o un state dict .pth.</translation>
    </message>
    <message>
        <source>Weights for {model}</source>
        <translation>Pesos para {model}</translation>
    </message>
    <message>
        <source>Weights: random</source>
        <translation>Pesos: aleatorios</translation>
    </message>
    <message>
        <source>Weights: {name}</source>
        <translation>Pesos: {name}</translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>No model matches “{text}”.</source>
        <translation>Ningún modelo coincide con «{text}».</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Buscar modelos</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parámetros</translation>
    </message>
    <message>
        <source>your images</source>
        <translation>sus imágenes</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>ImageNet top-1 accuracy: {percent} % (published).</source>
        <translation>Exactitud top-1 en ImageNet: {percent} % (publicada).</translation>
    </message>
    <message>
        <source>ImageNet {percent} %</source>
        <translation>ImageNet {percent} %</translation>
    </message>
    <message>
        <source>Small, for a quick start offline. Models with ImageNet weights are more accurate.</source>
        <translation>Pequeño, para empezar rápido sin conexión. Los modelos con pesos de ImageNet son más exactos.</translation>
    </message>
    <message>
        <source>included with FTStudio</source>
        <translation>incluido en FTStudio</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>en este equipo</translation>
    </message>
    <message>
        <source>on your images {percent} % ({low} to {high} %), {milliseconds} ms per image, {size}</source>
        <translation>con sus imágenes {percent} % ({low} a {high} %), {milliseconds} ms por imagen, {size}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} parámetros</translation>
    </message>
    <message>
        <source>{count} parameters in {stages} stages; trained at {side} × {side} pixels.</source>
        <translation>{count} parámetros en {stages} etapas; entrenado con {side} × {side} píxeles.</translation>
    </message>
    <message>
        <source>{low} to {high} % · {milliseconds} ms per image · {size}</source>
        <translation>{low} a {high} % · {milliseconds} ms por imagen · {size}</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>{size} por descargar</translation>
    </message>
</context>
<context>
    <name>NumberBars</name>
    <message>
        <source>Distribution of {0}</source>
        <translation>Distribución de {0}</translation>
    </message>
    <message>
        <source>lowest {0}, median {1}, highest {2}</source>
        <translation>mínimo {0}, mediana {1}, máximo {2}</translation>
    </message>
    <message>
        <source>median {0}</source>
        <translation>mediana {0}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>, or nothing for {blank}</source>
        <translation>, o nada para {blank}</translation>
    </message>
    <message>
        <source>A number above {least}, at most {most}</source>
        <translation>Un número mayor que {least}, como máximo {most}</translation>
    </message>
    <message>
        <source>A number from {least} to {most}</source>
        <translation>Un número de {least} a {most}</translation>
    </message>
    <message>
        <source>A number from {least}, below {most}</source>
        <translation>Un número desde {least}, menor que {most}</translation>
    </message>
    <message>
        <source>A whole number from {least} to {most}</source>
        <translation>Un número entero de {least} a {most}</translation>
    </message>
</context>
<context>
    <name>NumberImages</name>
    <message>
        <source>, 90% interval {0} to {1}</source>
        <translation>, intervalo del 90 % {0} a {1}</translation>
    </message>
    <message>
        <source>{0}, predicted {1} ({2})</source>
        <translation>{0}, predicho {1} ({2})</translation>
    </message>
</context>
<context>
    <name>NumberResult</name>
    <message>
        <source>1 image chosen</source>
        <translation>1 imagen elegida</translation>
    </message>
    <message>
        <source>Copy the numbers of all images as CSV</source>
        <translation>Copiar los números de todas las imágenes como CSV</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>How many images are off by how much</source>
        <translation>Cuántas imágenes se desvían y cuánto</translation>
    </message>
    <message>
        <source>Largest errors</source>
        <translation>Mayores errores</translation>
    </message>
    <message>
        <source>No images.</source>
        <translation>No hay imágenes.</translation>
    </message>
    <message>
        <source>Save the numbers of all images</source>
        <translation>Guardar los números de todas las imágenes</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>Dispersión</translation>
    </message>
    <message>
        <source>Show the largest errors</source>
        <translation>Mostrar los mayores errores</translation>
    </message>
    <message>
        <source>True against predicted numbers. Click a point or drag a box to show its images</source>
        <translation>Números reales y predichos. Haga clic en un punto o arrastre un recuadro para ver sus imágenes</translation>
    </message>
    <message>
        <source>{0} images chosen, largest errors first</source>
        <translation>{0} imágenes elegidas, mayores errores primero</translation>
    </message>
</context>
<context>
    <name>NumberScale</name>
    <message>
        <source>90% interval {0}</source>
        <translation>intervalo del 90 % {0}</translation>
    </message>
    <message>
        <source>Predicted number</source>
        <translation>Número predicho</translation>
    </message>
    <message>
        <source>no prediction interval</source>
        <translation>sin intervalo de predicción</translation>
    </message>
    <message>
        <source>training images {0} to {1}</source>
        <translation>imágenes de entrenamiento {0} a {1}</translation>
    </message>
    <message>
        <source>training images: {0} to {1}</source>
        <translation>imágenes de entrenamiento: {0} a {1}</translation>
    </message>
</context>
<context>
    <name>OpenRow</name>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Carpeta…</translation>
    </message>
    <message>
        <source>Images ({0})</source>
        <translation>Imágenes ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images to try</source>
        <translation>Abrir una carpeta de imágenes para probar</translation>
    </message>
    <message>
        <source>Open images to try</source>
        <translation>Abrir imágenes para probar</translation>
    </message>
    <message>
        <source>Open one or more images</source>
        <translation>Abrir una o varias imágenes</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Try all images in a folder and show a table</source>
        <translation>Probar todas las imágenes de una carpeta y mostrar una tabla</translation>
    </message>
    <message>
        <source>Try the image in the clipboard (Ctrl+V)</source>
        <translation>Probar la imagen del portapapeles (Ctrl+V)</translation>
    </message>
</context>
<context>
    <name>PairedBar</name>
    <message>
        <source>Images that the two runs classified correctly</source>
        <translation>Imágenes que ambas ejecuciones clasificaron bien</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>ambas aciertan</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>ambas fallan</translation>
    </message>
    <message>
        <source>only {0} right</source>
        <translation>solo {0} acierta</translation>
    </message>
</context>
<context>
    <name>PotentialView</name>
    <message>
        <source>95% interval {low} to {high}, on {count} held-out images; {model}, trained on {trained} of them</source>
        <translation>Intervalo del 95 % {low} a {high}, en {count} imágenes reservadas; {model}, entrenado con {trained} de ellas</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>Volver a las ejecuciones</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Five times, a linear head is fitted on four fifths of the images, with all stages of the chosen model frozen, and tested on the held-out fifth. Fine-tuning may do better.</source>
        <translation>Cinco veces se ajusta un cabezal lineal con cuatro quintos de las imágenes, con todas las etapas del modelo elegido congeladas, y se prueba con el quinto reservado. El ajuste fino puede lograr más.</translation>
    </message>
    <message>
        <source>How good can this get?</source>
        <translation>¿Hasta dónde puede llegar?</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Progress of the cross-validation</source>
        <translation>Progreso de la validación cruzada</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Takes seconds once the features are cached.</source>
        <translation>Tarda segundos una vez que las características están en caché.</translation>
    </message>
    <message>
        <source>Trained on all of them, about {accuracy} ({low} to {high})</source>
        <translation>Entrenado con todas, alrededor de {accuracy} ({low} a {high})</translation>
    </message>
</context>
<context>
    <name>PredictPanel</name>
    <message>
        <source>Best guess, {0}: {1}</source>
        <translation>Mejor suposición, {0}: {1}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Cargando el modelo…</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>No seguro</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Run to try</source>
        <translation>Ejecución que se prueba</translation>
    </message>
    <message>
        <source>This image cannot be used: {0}</source>
        <translation>Esta imagen no se puede usar: {0}</translation>
    </message>
    <message>
        <source>This looks unlike your training images.</source>
        <translation>Esto no se parece a sus imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>Train a model first, then try it on this image.</source>
        <translation>Entrene primero un modelo y luego pruébelo con esta imagen.</translation>
    </message>
    <message>
        <source>Tried before</source>
        <translation>Probadas antes</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>You can try a model here as soon as its first epoch is done.</source>
        <translation>Podrá probar un modelo aquí en cuanto termine su primera época.</translation>
    </message>
</context>
<context>
    <name>PredictionTable</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tabla CSV (*.csv)</translation>
    </message>
    <message>
        <source>Filter by file or answer</source>
        <translation>Filtrar por archivo o respuesta</translation>
    </message>
    <message>
        <source>Save all rows as a table for a spreadsheet</source>
        <translation>Guardar todas las filas como tabla para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar como CSV…</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Guardar la tabla</translation>
    </message>
    <message>
        <source>not readable {0}</source>
        <translation>ilegibles {0}</translation>
    </message>
    <message>
        <source>not sure {0}</source>
        <translation>no seguras {0}</translation>
    </message>
    <message>
        <source>unlike your images {0}</source>
        <translation>distintas de sus imágenes {0}</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>No se pudo guardar {0}: {1}</translation>
    </message>
    <message>
        <source>{0} to {1}, mean {2}</source>
        <translation>{0} a {1}, media {2}</translation>
    </message>
</context>
<context>
    <name>PredictionView</name>
    <message>
        <source>Probability of each class or label</source>
        <translation>Probabilidad de cada clase o etiqueta</translation>
    </message>
    <message>
        <source>not present</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>present</source>
        <translation>presente</translation>
    </message>
    <message>
        <source>present from {0}</source>
        <translation>presente desde {0}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Dispositivo</translation>
    </message>
    <message>
        <source>&amp;Looks</source>
        <translation>&amp;Apariencia</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation>Carpeta de &amp;ejecuciones</translation>
    </message>
    <message>
        <source>Apple GPU (MPS)</source>
        <translation>GPU de Apple (MPS)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Automatic: uses a supported GPU if there is one.</source>
        <translation>Automático: usa una GPU compatible si la hay.</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Choose the runs folder</source>
        <translation>Elegir la carpeta de ejecuciones</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Drafts are machine translations that no native speaker has reviewed yet.</source>
        <translation>Los borradores son traducciones automáticas que aún no ha revisado ningún hablante nativo.</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>NVIDIA or AMD GPU (CUDA, ROCm)</source>
        <translation>GPU NVIDIA o AMD (CUDA, ROCm)</translation>
    </message>
    <message>
        <source>New runs are saved here, and the Runs tab lists the runs in this folder.</source>
        <translation>Las ejecuciones nuevas se guardan aquí, y la pestaña Ejecuciones muestra las de esta carpeta.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Restart FTStudio to change the language.</source>
        <translation>Reinicie FTStudio para cambiar el idioma.</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>Carpeta de ejecuciones</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Idioma del sistema</translation>
    </message>
    <message>
        <source>{language} (draft)</source>
        <translation>{language} (borrador)</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>Also train on these files, as images of the class they are in.</source>
        <translation>Entrenar también con estos archivos, como imágenes de la clase en que están.</translation>
    </message>
    <message>
        <source>Leave out masks and thumbnails again</source>
        <translation>Omitir de nuevo máscaras y miniaturas</translation>
    </message>
    <message>
        <source>Read the folders differently…</source>
        <translation>Leer las carpetas de otro modo…</translation>
    </message>
    <message>
        <source>Use 1 mask or thumbnail as an image</source>
        <translation>Usar 1 máscara o miniatura como imagen</translation>
    </message>
    <message>
        <source>Use {n} masks or thumbnails as images</source>
        <translation>Usar {n} máscaras o miniaturas como imágenes</translation>
    </message>
</context>
<context>
    <name>ReadingsDialog</name>
    <message>
        <source>1 class: {classes}</source>
        <translation>1 clase: {classes}</translation>
    </message>
    <message>
        <source>Example of {name}</source>
        <translation>Ejemplo de {name}</translation>
    </message>
    <message>
        <source>The folders in {name} can be interpreted in several ways.</source>
        <translation>Las carpetas de {name} se pueden interpretar de varias maneras.</translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation>Usar esta disposición</translation>
    </message>
    <message>
        <source>Which folders are the classes?</source>
        <translation>¿Qué carpetas son las clases?</translation>
    </message>
    <message>
        <source>{count} classes: {classes}</source>
        <translation>{count} clases: {classes}</translation>
    </message>
    <message>
        <source>{count} classes: {classes} …</source>
        <translation>{count} clases: {classes}…</translation>
    </message>
</context>
<context>
    <name>RecentStrip</name>
    <message>
        <source>Tried before</source>
        <translation>Probadas antes</translation>
    </message>
</context>
<context>
    <name>ReliabilityPlot</name>
    <message>
        <source>Confidence against accuracy</source>
        <translation>Confianza y exactitud</translation>
    </message>
    <message>
        <source>Confidence {0} to {1}: {2} images, {3} on average, accuracy {4} (95% interval {5} to {6})</source>
        <translation>Confianza {0} a {1}: {2} imágenes, {3} de media, exactitud {4} (intervalo del 95 % {5} a {6})</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>after</source>
        <translation>después</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>confianza</translation>
    </message>
    <message>
        <source>perfect calibration</source>
        <translation>calibración perfecta</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Choose the file</source>
        <translation>Elegir el archivo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Clear this for a report that you share with others</source>
        <translation>Desmárquelo para un informe que comparta con otros</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>Página HTML (*.html)</translation>
    </message>
    <message>
        <source>Include pictures and names of images</source>
        <translation>Incluir las imágenes y sus nombres</translation>
    </message>
    <message>
        <source>One HTML file to print or attach, side by side with the run {other}.</source>
        <translation>Un archivo HTML para imprimir o adjuntar, junto a la ejecución {other}.</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: results, curves, classes, mistakes, images, settings. Select two runs to compare them side by side.</source>
        <translation>Un archivo HTML para imprimir o adjuntar: resultados, curvas, clases, errores, imágenes, ajustes. Seleccione dos ejecuciones para compararlas una junto a otra.</translation>
    </message>
    <message>
        <source>One HTML file to print or attach: the run of {this} side by side with the run of {other} of the same name.</source>
        <translation>Un archivo HTML para imprimir o adjuntar: la ejecución de {this} junto a la de {other} del mismo nombre.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
</context>
<context>
    <name>ReportIntents</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>The report has been saved.</source>
        <translation>El informe se ha guardado.</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Escribiendo el informe…</translation>
    </message>
    <message>
        <source>Writing the report… {what}, {share} %</source>
        <translation>Escribiendo el informe… {what}, {share} %</translation>
    </message>
</context>
<context>
    <name>ResidualPlot</name>
    <message>
        <source>1 image</source>
        <translation>1 imagen</translation>
    </message>
    <message>
        <source>Error {0} to {1}: {2}</source>
        <translation>Error {0} a {1}: {2}</translation>
    </message>
    <message>
        <source>Images by error (predicted less true)</source>
        <translation>Imágenes por error (predicho menos real)</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to select a bar and show its images.</source>
        <translation>Elija una barra con las flechas izquierda y derecha para ver sus imágenes.</translation>
    </message>
    <message>
        <source>error (predicted less true)</source>
        <translation>error (predicho menos real)</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imágenes</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} imágenes</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>Tabla CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Guardar tabla</translation>
    </message>
    <message>
        <source>Unlike the training images, most unlike first</source>
        <translation>Distintas de las imágenes de entrenamiento, las más distintas primero</translation>
    </message>
    <message>
        <source>{0} could not be saved: {1}</source>
        <translation>No se pudo guardar {0}: {1}</translation>
    </message>
</context>
<context>
    <name>RunChooser</name>
    <message>
        <source>Newest: {0}</source>
        <translation>Más reciente: {0}</translation>
    </message>
    <message>
        <source>No run has weights yet</source>
        <translation>Ninguna ejecución tiene pesos todavía</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>unnamed run</source>
        <translation>ejecución sin nombre</translation>
    </message>
    <message>
        <source>{0} (training now)</source>
        <translation>{0} (entrenando ahora)</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Comparing on the same images…</source>
        <translation>Comparando con las mismas imágenes…</translation>
    </message>
    <message>
        <source>Evaluate both runs on the same images and test which is better</source>
        <translation>Evaluar ambas ejecuciones con las mismas imágenes y probar cuál es mejor</translation>
    </message>
    <message>
        <source>Not compared yet: neither run has been evaluated on its {0}.</source>
        <translation>Aún no comparadas: ninguna se ha evaluado con sus {0}.</translation>
    </message>
    <message>
        <source>Not compared yet: {0} has not been evaluated on its {1}.</source>
        <translation>Aún no comparadas: {0} no se ha evaluado con sus {1}.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Run missing evaluations</source>
        <translation>Hacer las evaluaciones que faltan</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Mostrar las imágenes</translation>
    </message>
    <message>
        <source>Show the images on which the two runs differ</source>
        <translation>Mostrar las imágenes en que difieren las dos ejecuciones</translation>
    </message>
    <message>
        <source>These runs cannot be compared: a run folder cannot be read.</source>
        <translation>Estas ejecuciones no se pueden comparar: no se puede leer una carpeta de ejecución.</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>imágenes de prueba</translation>
    </message>
    <message>
        <source>validation images</source>
        <translation>imágenes de validación</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common images</source>
        <translation>{0} frente a {1} en {2} imágenes comunes</translation>
    </message>
    <message>
        <source>{0} against {1} on {2} common test images</source>
        <translation>{0} frente a {1} en {2} imágenes de prueba comunes</translation>
    </message>
    <message>
        <source>{0} points difference (95% interval {1} to {2})</source>
        <translation>{0} puntos de diferencia (intervalo del 95 % {1} a {2})</translation>
    </message>
    <message>
        <source>{0}: {1} against {2} on {3} common images</source>
        <translation>{0}: {1} frente a {2} en {3} imágenes comunes</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>A note about this run. Enter saves it, Escape discards it.</source>
        <translation>Una nota sobre esta ejecución. Intro la guarda, Escape la descarta.</translation>
    </message>
    <message>
        <source>Comparing the settings…</source>
        <translation>Comparando los ajustes…</translation>
    </message>
    <message>
        <source>Different settings</source>
        <translation>Ajustes distintos</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note about this run</source>
        <translation>Nota sobre esta ejecución</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Ajustes que difieren</translation>
    </message>
    <message>
        <source>The settings of these runs cannot be read.</source>
        <translation>No se pueden leer los ajustes de estas ejecuciones.</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>Estas ejecuciones tienen los mismos ajustes.</translation>
    </message>
    <message>
        <source>from the run {name}</source>
        <translation>de la ejecución {name}</translation>
    </message>
    <message>
        <source>frozen: {what}</source>
        <translation>congeladas: {what}</translation>
    </message>
    <message>
        <source>on test images {share}</source>
        <translation>en imágenes de prueba {share}</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} clases</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} etiquetas</translation>
    </message>
</context>
<context>
    <name>RunIntents</name>
    <message>
        <source>A training run is in progress.</source>
        <translation>Hay un entrenamiento en curso.</translation>
    </message>
    <message>
        <source>Drop an image on “Try it” to test the model.</source>
        <translation>Suelte una imagen en «Probar» para probar el modelo.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Finalizarlo</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Freeze more…</source>
        <translation>Congelar más…</translation>
    </message>
    <message>
        <source>It is saved and can be resumed.</source>
        <translation>Está guardada y se puede reanudar.</translation>
    </message>
    <message>
        <source>It may be busy. Wait, or end it and resume from the last checkpoint.</source>
        <translation>Puede estar ocupado. Espere, o finalícelo y reanude desde el último punto de control.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Show these images</source>
        <translation>Mostrar estas imágenes</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then continue from the other one.</source>
        <translation>Deténgala o espere a que termine y luego continúe desde la otra.</translation>
    </message>
    <message>
        <source>Stop it or wait until it has finished, then resume the other one.</source>
        <translation>Deténgala o espere a que termine y luego reanude la otra.</translation>
    </message>
    <message>
        <source>The run of {time} was interrupted.</source>
        <translation>La ejecución del {time} se interrumpió.</translation>
    </message>
    <message>
        <source>The training failed.</source>
        <translation>El entrenamiento falló.</translation>
    </message>
    <message>
        <source>The training has finished.</source>
        <translation>El entrenamiento ha terminado.</translation>
    </message>
    <message>
        <source>The training process is not responding.</source>
        <translation>El proceso de entrenamiento no responde.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>El entrenamiento se detuvo.</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Unfreeze more…</source>
        <translation>Descongelar más…</translation>
    </message>
    <message>
        <source>Validation {metric}: {value}.</source>
        <translation>Validación, {metric}: {value}.</translation>
    </message>
    <message>
        <source>{dataset}, {model}: {done} of {planned} epochs completed.</source>
        <translation>{dataset}, {model}: {done} de {planned} épocas completadas.</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
    <message>
        <source>Augmented views</source>
        <translation>Vistas aumentadas</translation>
    </message>
    <message>
        <source>Backbone learning rate ratio</source>
        <translation>Relación de tasa del backbone</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Checkpoint interval (s)</source>
        <translation>Intervalo de puntos de control (s)</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Pesos de clase</translation>
    </message>
    <message>
        <source>Classes from</source>
        <translation>Clases según</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Early stopping (patience)</source>
        <translation>Parada temprana (paciencia)</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Excluded images</source>
        <translation>Imágenes excluidas</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>Caché de características</translation>
    </message>
    <message>
        <source>Feature cache precision</source>
        <translation>Precisión de la caché de características</translation>
    </message>
    <message>
        <source>File names in the archive</source>
        <translation>Nombres de archivo del comprimido</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Congeladas</translation>
    </message>
    <message>
        <source>Frozen stages</source>
        <translation>Etapas congeladas</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabezal</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>Calentamiento del cabezal</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño de imagen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images without annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Suavizado de etiquetas</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Linear probe solver</source>
        <translation>Método de la sonda lineal</translation>
    </message>
    <message>
        <source>Masks and thumbnails</source>
        <translation>Máscaras y miniaturas</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>Tamaño de microlote</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Multi-page TIFFs</source>
        <translation>TIFF de varias páginas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión numérica</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Semilla aleatoria</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Target in the list</source>
        <translation>Objetivo en la lista</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Time limit (s)</source>
        <translation>Límite de tiempo (s)</translation>
    </message>
    <message>
        <source>Update BatchNorm statistics</source>
        <translation>Actualizar estadísticas BatchNorm</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>Parte de validación</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Calentamiento</translation>
    </message>
    <message>
        <source>Weight averaging (EMA decay)</source>
        <translation>Promedio de pesos (decaimiento EMA)</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ilegible</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>head only</source>
        <translation>solo cabezal</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k vecinos más cercanos</translation>
    </message>
    <message>
        <source>linear head</source>
        <translation>cabezal lineal</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>regresión logística</translation>
    </message>
    <message>
        <source>nearest class mean</source>
        <translation>media de clase más cercana</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>{depth} of {stages}</source>
        <translation>{depth} de {stages}</translation>
    </message>
    <message>
        <source>{done} of {planned}</source>
        <translation>{done} de {planned}</translation>
    </message>
</context>
<context>
    <name>ScatterPlot</name>
    <message>
        <source>True against predicted numbers</source>
        <translation>Números reales y predichos</translation>
    </message>
    <message>
        <source>Use the left and right arrow keys to go through the images by their true number.</source>
        <translation>Recorra las imágenes por su número real con las flechas izquierda y derecha.</translation>
    </message>
    <message>
        <source>inside the 90% interval</source>
        <translation>dentro del intervalo del 90 %</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>fuera</translation>
    </message>
    <message>
        <source>perfect</source>
        <translation>perfecto</translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation>predicho {0}</translation>
    </message>
    <message>
        <source>true {0}</source>
        <translation>real {0}</translation>
    </message>
</context>
<context>
    <name>ScoresModel</name>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Class name</source>
        <translation>Nombre de la clase</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>Media armónica de precisión y exhaustividad</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>No image was predicted as this class</source>
        <translation>Ninguna imagen se predijo como esta clase</translation>
    </message>
    <message>
        <source>Number of evaluated images of this class</source>
        <translation>Número de imágenes evaluadas de esta clase</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Exhaustividad</translation>
    </message>
    <message>
        <source>Share of the images of this class that were predicted correctly, with its 95% interval</source>
        <translation>Proporción de las imágenes de esta clase predichas correctamente, con su intervalo del 95 %</translation>
    </message>
    <message>
        <source>Share of the images predicted as this class that belong to it, with its 95% interval</source>
        <translation>Proporción de las imágenes predichas como esta clase que pertenecen a ella, con su intervalo del 95 %</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}, 95% interval {3} to {4}</source>
        <translation>{0} de {1}: {2}, intervalo del 95 % {3} a {4}</translation>
    </message>
</context>
<context>
    <name>SetUpColumn</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>SideRail</name>
    <message>
        <source>Fold the column {title}</source>
        <translation>Plegar la columna {title}</translation>
    </message>
    <message>
        <source>Fold this column</source>
        <translation>Plegar esta columna</translation>
    </message>
    <message>
        <source>Show this column</source>
        <translation>Mostrar esta columna</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Training progress</source>
        <translation>Progreso del entrenamiento</translation>
    </message>
</context>
<context>
    <name>TargetChoice</name>
    <message>
        <source>Kind of target</source>
        <translation>Tipo de objetivo</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>The number in “{column}”</source>
        <translation>El número en «{column}»</translation>
    </message>
    <message>
        <source>What the model learns of each image. Several labels: an image can show more than one. A number: from a column of the list.</source>
        <translation>Lo que el modelo aprende de cada imagen. Varias etiquetas: una imagen puede mostrar más de una. Un número: de una columna de la lista.</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>no label</source>
        <translation>sin etiqueta</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>Abstain threshold</source>
        <translation>Umbral de abstención</translation>
    </message>
    <message>
        <source>At {0}: answers every image and {1}.</source>
        <translation>Con {0}: responde a todas las imágenes y {1}.</translation>
    </message>
    <message>
        <source>At {0}: answers no image and says “not sure” for all {1}.</source>
        <translation>Con {0}: no responde a ninguna imagen y dice «no seguro» en las {1}.</translation>
    </message>
    <message>
        <source>At {0}: answers {1} of the images and {2}; says “not sure” for {3}.</source>
        <translation>Con {0}: responde a {1} de las imágenes y {2}; dice «no seguro» en {3}.</translation>
    </message>
    <message>
        <source>Below this confidence the model says “not sure” instead of a class</source>
        <translation>Por debajo de esta confianza el modelo dice «no seguro» en lugar de una clase</translation>
    </message>
    <message>
        <source>Remove the threshold: this run answers every image</source>
        <translation>Quitar el umbral: esta ejecución responde a todas las imágenes</translation>
    </message>
    <message>
        <source>Reset to 0</source>
        <translation>Restablecer a 0</translation>
    </message>
    <message>
        <source>Show the “not sure” ones</source>
        <translation>Mostrar las «no seguras»</translation>
    </message>
    <message>
        <source>Store this abstain threshold with the run; Try it uses it too</source>
        <translation>Guardar este umbral de abstención con la ejecución; «Probar» también lo usa</translation>
    </message>
    <message>
        <source>This run now always answers.</source>
        <translation>Esta ejecución ahora responde siempre.</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Usar este</translation>
    </message>
    <message>
        <source>is right for {0} ({1} to {2})</source>
        <translation>acierta en {0} ({1} a {2})</translation>
    </message>
    <message>
        <source>◇ This run now says “not sure” below {0}.</source>
        <translation>◇ Esta ejecución dice ahora «no seguro» por debajo de {0}.</translation>
    </message>
</context>
<context>
    <name>TimeRow</name>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>Tiempo para el entrenamiento</translation>
    </message>
    <message>
        <source>With a time, the freeze position, the number of epochs and, if necessary, the image size are chosen so that the training ends in time. You can change them afterwards; the number of epochs follows.</source>
        <translation>Con un tiempo, la posición de congelación, el número de épocas y, si hace falta, el tamaño de imagen se eligen para que el entrenamiento termine a tiempo. Puede cambiarlos después; el número de épocas se adapta.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
</context>
<context>
    <name>TrainOptions</name>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>16 bits (bfloat16)</source>
        <translation>16 bits (bfloat16)</translation>
    </message>
    <message>
        <source>16 bits (float16)</source>
        <translation>16 bits (float16)</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 bits</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>Volver a {value}</translation>
    </message>
    <message>
        <source>Backbone learning rate as a multiple of the head's. Auto: 5 after a head warm-up.</source>
        <translation>Tasa de aprendizaje del backbone como múltiplo de la del cabezal. Auto: 5 tras calentar el cabezal.</translation>
    </message>
    <message>
        <source>Backbone ratio</source>
        <translation>Relación del backbone</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <source>Cache the features of the frozen stages, or recompute them in every epoch.</source>
        <translation>Guardar en caché las características de las etapas congeladas o recalcularlas en cada época.</translation>
    </message>
    <message>
        <source>Cached augmented views per image, used in turn. More views vary more and take longer.</source>
        <translation>Vistas aumentadas en caché por imagen, usadas por turnos. Más vistas varían más y tardan más.</translation>
    </message>
    <message>
        <source>Cached views</source>
        <translation>Vistas en caché</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Pesos de clase</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Decay of the exponential moving average (EMA) of the weights, which is validated and saved. 0: off.</source>
        <translation>Decaimiento de la media móvil exponencial (EMA) de los pesos, que se valida y se guarda. 0: desactivado.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Device to train on: a GPU (cuda, mps) or the CPU. Auto: the fastest available.</source>
        <translation>Dispositivo de entrenamiento: una GPU (cuda, mps) o la CPU. Auto: el más rápido disponible.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Parada temprana</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Feature cache</source>
        <translation>Caché de características</translation>
    </message>
    <message>
        <source>Fit directly</source>
        <translation>Ajustar directamente</translation>
    </message>
    <message>
        <source>Fit the new head on frozen features first, so that a random head does not damage the backbone.</source>
        <translation>Ajustar primero el nuevo cabezal con características congeladas, para que un cabezal aleatorio no dañe el backbone.</translation>
    </message>
    <message>
        <source>Freeze all stages to choose another head: the other heads need fixed features.</source>
        <translation>Congele todas las etapas para elegir otro cabezal: los demás necesitan características fijas.</translation>
    </message>
    <message>
        <source>Give rare classes more weight in the loss. Auto: if the largest class is over five times the smallest.</source>
        <translation>Dar más peso en la pérdida a las clases raras. Auto: si la clase mayor supera cinco veces a la menor.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabezal</translation>
    </message>
    <message>
        <source>Head warm-up</source>
        <translation>Calentamiento del cabezal</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>How the weights are updated. AdamW nearly always works; SGD is the classic.</source>
        <translation>Cómo se actualizan los pesos. AdamW funciona casi siempre; SGD es el clásico.</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño de imagen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images per forward pass (gradient accumulation). Fewer need less memory; same result.</source>
        <translation>Imágenes por pasada hacia delante (acumulación de gradientes). Menos necesitan menos memoria; mismo resultado.</translation>
    </message>
    <message>
        <source>Images per optimiser step. Auto: a size that trains well and fits in memory.</source>
        <translation>Imágenes por paso del optimizador. Auto: un tamaño que entrena bien y cabe en memoria.</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Guardado como</translation>
    </message>
    <message>
        <source>Label smoothing: softens the targets. A little improves calibration.</source>
        <translation>Suavizado de etiquetas: suaviza los objetivos. Un poco mejora la calibración.</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Aprendizaje</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Learning rate of the head, for example 0.001. Too high and training diverges.</source>
        <translation>Tasa de aprendizaje del cabezal, por ejemplo 0.001. Si es demasiado alta, el entrenamiento diverge.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ligero</translation>
    </message>
    <message>
        <source>Linear (trained)</source>
        <translation>Lineal (entrenado)</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>Sonda lineal</translation>
    </message>
    <message>
        <source>Linear: a trained linear layer. The usual choice.</source>
        <translation>Lineal: una capa lineal entrenada. La elección habitual.</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Regresión logística</translation>
    </message>
    <message>
        <source>Logistic regression: the same layer, always fitted to its optimum.</source>
        <translation>Regresión logística: la misma capa, siempre ajustada a su óptimo.</translation>
    </message>
    <message>
        <source>Maximum number of passes over the training images. More takes longer and helps up to a point.</source>
        <translation>Número máximo de pasadas por las imágenes de entrenamiento. Más tarda más y ayuda hasta cierto punto.</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>Microlote</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>Minilotes</translation>
    </message>
    <message>
        <source>Nearest class mean</source>
        <translation>Media de clase</translation>
    </message>
    <message>
        <source>Nearest class mean: the class whose mean features are closest. For very few images per class.</source>
        <translation>Media de clase más cercana: la clase cuyas características medias están más cerca. Para muy pocas imágenes por clase.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Numeric precision. 16 bits are faster on most GPUs. Auto uses them where they are faster.</source>
        <translation>Precisión numérica. 16 bits son más rápidos en la mayoría de las GPU. Auto los usa donde son más rápidos.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>Capa de salida</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión numérica</translation>
    </message>
    <message>
        <source>Precision of the feature cache: 16 bits need half the space, 32 bits are exact.</source>
        <translation>Precisión de la caché de características: 16 bits ocupan la mitad, 32 bits son exactos.</translation>
    </message>
    <message>
        <source>Processor (cpu)</source>
        <translation>Procesador (cpu)</translation>
    </message>
    <message>
        <source>Random augmentation (flip, crop, colour jitter). Reduces overfitting.</source>
        <translation>Aumento aleatorio (volteo, recorte, variación de color). Reduce el sobreajuste.</translation>
    </message>
    <message>
        <source>Random seed: the same seed on the same computer gives the same run.</source>
        <translation>Semilla aleatoria: la misma semilla en el mismo equipo da la misma ejecución.</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>Restablecer {setting}</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Side in pixels to which images are resized. Auto: the model's native size.</source>
        <translation>Lado en píxeles al que se escalan las imágenes. Auto: el tamaño nativo del modelo.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Stop after this many epochs without improvement (patience). The best epoch is saved.</source>
        <translation>Detener tras estas épocas sin mejora (paciencia). Se guarda la mejor época.</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Fuerte</translation>
    </message>
    <message>
        <source>The classifier on top of the frozen features.</source>
        <translation>El clasificador sobre las características congeladas.</translation>
    </message>
    <message>
        <source>Update the BatchNorm statistics. For thousands of images of a very different kind, such as X-rays.</source>
        <translation>Actualizar las estadísticas BatchNorm. Para miles de imágenes de un tipo muy distinto, como radiografías.</translation>
    </message>
    <message>
        <source>Validation %</source>
        <translation>Validación %</translation>
    </message>
    <message>
        <source>Validation split: the percentage of images held out to check the training.</source>
        <translation>Parte de validación: porcentaje de imágenes reservadas para controlar el entrenamiento.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Calentamiento</translation>
    </message>
    <message>
        <source>Warm-up: fraction of steps with a linearly increasing learning rate. 0.2 is the first 20 %.</source>
        <translation>Calentamiento: fracción de pasos en que la tasa de aprendizaje crece linealmente. 0.2 es el primer 20 %.</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Promedio de pesos</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Weight decay, for example 0.01. Reduces overfitting.</source>
        <translation>Weight decay, por ejemplo 0.01. Reduce el sobreajuste.</translation>
    </message>
    <message>
        <source>When all stages are frozen: fit the head directly to its optimum, or train it in mini-batches.</source>
        <translation>Con todas las etapas congeladas: ajustar el cabezal directamente a su óptimo o entrenarlo en minilotes.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>k nearest neighbours</source>
        <translation>k vecinos más cercanos</translation>
    </message>
    <message>
        <source>k nearest neighbours: a vote of the most similar training images. For classes with varied looks.</source>
        <translation>k vecinos más cercanos: un voto de las imágenes de entrenamiento más parecidas. Para clases de aspecto variado.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>{setting} needs a number that fits.</source>
        <translation>{setting} necesita un número válido.</translation>
    </message>
</context>
<context>
    <name>TrainPanel</name>
    <message>
        <source>1 epoch</source>
        <translation>1 época</translation>
    </message>
    <message>
        <source>3  Train</source>
        <translation>3  Entrenamiento</translation>
    </message>
    <message>
        <source>A first result as fast as possible: few epochs, light augmentation.</source>
        <translation>Un primer resultado lo antes posible: pocas épocas, aumento ligero.</translation>
    </message>
    <message>
        <source>A good result in reasonable time. The usual choice.</source>
        <translation>Un buen resultado en un tiempo razonable. La elección habitual.</translation>
    </message>
    <message>
        <source>All other settings, filled in with the preset's values.</source>
        <translation>Todos los demás ajustes, con los valores del preajuste.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Mejor</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue training (Space).</source>
        <translation>Continuar el entrenamiento (Espacio).</translation>
    </message>
    <message>
        <source>Custom, from {preset}: {settings}</source>
        <translation>Personalizado, de {preset}: {settings}</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>Menos opciones</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Más opciones</translation>
    </message>
    <message>
        <source>Open images to preview the augmentation.</source>
        <translation>Abra imágenes para ver el aumento de datos.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Pause the training; it stays in memory (Space).</source>
        <translation>Pausar el entrenamiento; queda en memoria (Espacio).</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Pausando…</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>Preajuste {name}</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Start training (Ctrl+T).</source>
        <translation>Iniciar el entrenamiento (Ctrl+T).</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop after the current step. The run is saved and can be resumed.</source>
        <translation>Detener tras el paso actual. La ejecución se guarda y se puede reanudar.</translation>
    </message>
    <message>
        <source>Stopping and saving…</source>
        <translation>Deteniendo y guardando…</translation>
    </message>
    <message>
        <source>The best result: many epochs, strong augmentation. Takes longest.</source>
        <translation>El mejor resultado: muchas épocas, aumento fuerte. Lo que más tarda.</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>No se pudo crear la vista previa.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>about {epochs}</source>
        <translation>unas {epochs}</translation>
    </message>
    <message>
        <source>light augmentation</source>
        <translation>aumento ligero</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>sin aumento</translation>
    </message>
    <message>
        <source>standard augmentation</source>
        <translation>aumento estándar</translation>
    </message>
    <message>
        <source>strong augmentation</source>
        <translation>aumento fuerte</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} épocas</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
</context>
<context>
    <name>TrainingStatus</name>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>Época {epoch} de {epochs}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Failed: {message}</source>
        <translation>Fallido: {message}</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Interrupted in {place}</source>
        <translation>Interrumpido en {place}</translation>
    </message>
    <message>
        <source>Measured on {count} validation images: the {metric} on images like these is {interval} (95% interval).</source>
        <translation>Medido con {count} imágenes de validación: {metric} en imágenes como estas es {interval} (intervalo del 95 %).</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Preparing the frozen stages</source>
        <translation>Preparando las etapas congeladas</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Saving and stopping…</source>
        <translation>Guardando y deteniendo…</translation>
    </message>
    <message>
        <source>Stopped in {place}</source>
        <translation>Detenido en {place}</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Validando</translation>
    </message>
    <message>
        <source>best epoch {epoch}</source>
        <translation>mejor época {epoch}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>época {epoch} de {epochs}</translation>
    </message>
    <message>
        <source>time left unknown</source>
        <translation>tiempo restante desconocido</translation>
    </message>
    <message>
        <source>training did not help: best before epoch 1</source>
        <translation>el entrenamiento no ayudó: mejor antes de la época 1</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{speed} images/s</source>
        <translation>{speed} imágenes/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>Back to the training</source>
        <translation>Volver al entrenamiento</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elegir un modelo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Earlier run: {name}</source>
        <translation>Ejecución anterior: {name}</translation>
    </message>
    <message>
        <source>Image (*.png)</source>
        <translation>Imagen (*.png)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Abrir imágenes</translation>
    </message>
    <message>
        <source>Preparing the training.</source>
        <translation>Preparando el entrenamiento.</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>Guardar los gráficos</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>Stop showing this earlier run</source>
        <translation>Dejar de mostrar esta ejecución anterior</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Vector graphics (*.svg)</source>
        <translation>Gráfico vectorial (*.svg)</translation>
    </message>
    <message>
        <source>Your loss curves will appear here.</source>
        <translation>Sus curvas de pérdida aparecerán aquí.</translation>
    </message>
</context>
<context>
    <name>TryIntents</name>
    <message>
        <source>Open a folder of images first.</source>
        <translation>Abra primero una carpeta de imágenes.</translation>
    </message>
    <message>
        <source>The preview shows one of your images.</source>
        <translation>La vista previa muestra una de sus imágenes.</translation>
    </message>
    <message>
        <source>There is no trained model to try yet.</source>
        <translation>Aún no hay ningún modelo entrenado que probar.</translation>
    </message>
    <message>
        <source>Train one first. You can try it as soon as its first epoch is done.</source>
        <translation>Entrene uno primero. Podrá probarlo en cuanto termine su primera época.</translation>
    </message>
</context>
<context>
    <name>TryZone</name>
    <message>
        <source>Drop an image or a folder here, paste with Ctrl+V, or click to open one</source>
        <translation>Suelte aquí una imagen o una carpeta, pegue con Ctrl+V o haga clic para abrir una</translation>
    </message>
    <message>
        <source>Drop, paste or open
an image or a folder</source>
        <translation>Suelte, pegue o abra
una imagen o una carpeta</translation>
    </message>
    <message>
        <source>Image to try</source>
        <translation>Imagen que se prueba</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Aún nada</translation>
    </message>
    <message>
        <source>Release to try it</source>
        <translation>Suelte para probarla</translation>
    </message>
    <message>
        <source>The dropped item is not a local file.</source>
        <translation>El elemento soltado no es un archivo de este equipo.</translation>
    </message>
    <message>
        <source>The pasted image could not be saved: {0}</source>
        <translation>No se pudo guardar la imagen pegada: {0}</translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>No hay ninguna imagen en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>WarningLines</name>
    <message>
        <source>1 warning</source>
        <translation>1 advertencia</translation>
    </message>
    <message>
        <source>Each page an image</source>
        <translation>Cada página, una imagen</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Primera página</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Hide the warnings</source>
        <translation>Ocultar las advertencias</translation>
    </message>
    <message>
        <source>How multi-page TIFFs are read</source>
        <translation>Cómo se leen los TIFF de varias páginas</translation>
    </message>
    <message>
        <source>Keep these images in the same split.</source>
        <translation>Mantener estas imágenes en la misma partición.</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Mantener juntas</translation>
    </message>
    <message>
        <source>Maximum over all pages</source>
        <translation>Máximo de todas las páginas</translation>
    </message>
    <message>
        <source>Pages as red, green, blue</source>
        <translation>Páginas como rojo, verde, azul</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation>Mostrar las {n}</translation>
    </message>
    <message>
        <source>Show the images of this warning</source>
        <translation>Mostrar las imágenes de esta advertencia</translation>
    </message>
    <message>
        <source>Show the warnings</source>
        <translation>Mostrar las advertencias</translation>
    </message>
    <message>
        <source>Show these images in the Images tab.</source>
        <translation>Mostrar estas imágenes en la pestaña Imágenes.</translation>
    </message>
    <message>
        <source>The images are scanned again. Training, prediction and exports all read them this way.</source>
        <translation>Las imágenes se analizan de nuevo. El entrenamiento, la predicción y la exportación las leen así.</translation>
    </message>
    <message>
        <source>{n} warnings</source>
        <translation>{n} advertencias</translation>
    </message>
</context>
<context>
    <name>WhyRow</name>
    <message>
        <source>Bright: supports “{0}”</source>
        <translation>Claro: apoya «{0}»</translation>
    </message>
    <message>
        <source>Computing heat map for “{0}”…</source>
        <translation>Calculando el mapa de calor de «{0}»…</translation>
    </message>
    <message>
        <source>Heat map opacity</source>
        <translation>Opacidad del mapa de calor</translation>
    </message>
    <message>
        <source>Nothing in this image supports “{0}”.</source>
        <translation>Nada en esta imagen apoya «{0}».</translation>
    </message>
    <message>
        <source>Show a heat map of what supports the answer. Click another class or label to see its map</source>
        <translation>Mostrar un mapa de calor de lo que apoya la respuesta. Haga clic en otra clase o etiqueta para ver su mapa</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Mostrar por qué</translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>About FTStudio</source>
        <translation>Acerca de FTStudio</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>Comprobando este equipo…</translation>
    </message>
    <message>
        <source>Lists and archives ({0})</source>
        <translation>Listas y comprimidos ({0})</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>Abrir una carpeta de imágenes</translation>
    </message>
    <message>
        <source>Open a list or an archive</source>
        <translation>Abrir una lista o un comprimido</translation>
    </message>
    <message>
        <source>Try an image</source>
        <translation>Probar una imagen</translation>
    </message>
</context>
<context>
    <name>_Cells</name>
    <message>
        <source>Images per class or label</source>
        <translation>Imágenes por clase o etiqueta</translation>
    </message>
    <message>
        <source>not split yet</source>
        <translation>aún sin repartir</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Some images of each class</source>
        <translation>Algunas imágenes de cada clase</translation>
    </message>
</context>
<context>
    <name>_ModelButton</name>
    <message>
        <source>Model: {title}</source>
        <translation>Modelo: {title}</translation>
    </message>
</context>
<context>
    <name>_Rail</name>
    <message>
        <source>Show the column {title}</source>
        <translation>Mostrar la columna {title}</translation>
    </message>
</context>
<context>
    <name>_ScanView</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the scan.</source>
        <translation>Cancelar el análisis.</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>Abriendo {name}</translation>
    </message>
    <message>
        <source>Scan progress</source>
        <translation>Progreso del análisis</translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation>Analizando {name}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>{done} of {total} scanned</source>
        <translation>{done} de {total} analizadas</translation>
    </message>
    <message>
        <source>{found} images so far</source>
        <translation>{found} imágenes hasta ahora</translation>
    </message>
    <message>
        <source>{what}: {percent} %</source>
        <translation>{what}: {percent} %</translation>
    </message>
</context>
<context>
    <name>_SummaryView</name>
    <message>
        <source>1 image</source>
        <translation>1 imagen</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 por revisar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Ocultar detalles</translation>
    </message>
    <message>
        <source>How the images were read, what is learned from them, what a split keeps together</source>
        <translation>Cómo se leyeron las imágenes, qué se aprende de ellas, qué mantiene junto una partición</translation>
    </message>
    <message>
        <source>Show these files and their reasons in the Images tab.</source>
        <translation>Mostrar estos archivos y sus motivos en la pestaña Imágenes.</translation>
    </message>
    <message>
        <source>{n} images</source>
        <translation>{n} imágenes</translation>
    </message>
    <message>
        <source>{n} need attention</source>
        <translation>{n} por revisar</translation>
    </message>
    <message>
        <source>{n} not split yet</source>
        <translation>{n} aún sin repartir</translation>
    </message>
    <message>
        <source>{n} test</source>
        <translation>{n} de prueba</translation>
    </message>
    <message>
        <source>{n} training</source>
        <translation>{n} de entrenamiento</translation>
    </message>
    <message>
        <source>{n} validation</source>
        <translation>{n} de validación</translation>
    </message>
    <message>
        <source>{percent} % are held out for validation</source>
        <translation>{percent} % se reserva para la validación</translation>
    </message>
</context>
</TS>
