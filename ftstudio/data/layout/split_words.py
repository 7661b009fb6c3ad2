"""Words for training, validation and test images in widely used written languages."""

from __future__ import annotations

from ftstudio.core.dataset import Split

# Phrases are separated by "|". Fillers ("images", "set", "data") are removed before the lookup. Order: English; German,
# Dutch, Scandinavian; Romance; Slavic; Greek, Turkish, Hungarian, Finnish; Arabic, Persian, Urdu, Hebrew; Hindi and
# Marathi, Bengali, Tamil, Telugu; Chinese, Japanese, Korean; Vietnamese, Thai, Indonesian, Swahili.
SPLIT_WORDS: dict[Split, str] = {
    "train": (
        "train|training|trn|learn|learning"
        "|trainings|training|lern|oefen|oefening|träning|trening|træning|øvelse"
        "|entrenamiento|entrenar|treino|treinamento|treinar|entraînement|entrainement|apprentissage|entraîner"
        "|addestramento|allenamento|antrenament|antrenare|entrenament"
        "|обучение|обучающая|обучающий|обучающие|тренировка|тренировочная|тренировочные|тренировочный|трейн"
        "|навчання|навчальна|навчальні|тренувальна|тренувальні|treningowy|treningowe|treningowa|trening|uczący|uczące|ucząca"
        "|trénovací|trénink|обучаващ|εκπαίδευση|εκπαίδευσης|eğitim|öğrenme|tanító|tanítás|tanuló|koulutus|opetus"
        "|تدريب|التدريب|آموزش|آموزشی|تربیت|تربیتی|אימון"
        "|प्रशिक्षण|ट्रेनिंग|ट्रेन|প্রশিক্ষণ|ট্রেনিং|ট্রেন|பயிற்சி|శిక్షణ"
        "|训练|訓練|训练集|訓練集|学習|学習用|訓練用|トレーニング|教師|학습|학습용|훈련|훈련용|트레이닝|트레인"
        "|huấn luyện|đào tạo|luyện tập|ฝึก|ฝึกสอน|ฝึกฝน|เทรน|latih|pelatihan|latihan|mafunzo"
    ),
    "val": (
        "val|valid|validation|validate|validating|dev|development"
        "|validierung|validierungs|validatie|validering|validerings"
        "|validación|validar|validação|validacao|validazione|convalida|validare|validació"
        "|валидация|валидационная|валидационные|валидационный|проверочная|проверочные|вал"
        "|валідація|валідаційна|валідаційні|walidacja|walidacyjny|walidacyjne|walidacyjna|validační|validace"
        "|валидиране|επικύρωση|επικύρωσης|doğrulama|geçerleme|validáció|validációs|ellenőrző|validointi"
        "|تحقق|التحقق|اعتبارسنجی|توثیق|אימות|וולידציה"
        "|सत्यापन|मान्यकरण|वैलिडेशन|যাচাই|যাচাইকরণ|বৈধতা|சரிபார்ப்பு|ధృవీకరణ|ధ్రువీకరణ"
        "|验证|驗證|验证集|驗證集|検証|検証用|バリデーション|검증|검증용|밸리데이션"
        "|xác thực|kiểm chứng|xác nhận|ตรวจสอบ|ยืนยัน|validasi|uthibitishaji"
    ),
    "test": (
        "test|testing|tst|eval|evaluation|holdout|hold out"
        "|tests|prüf|prüfung|evaluierung|evaluierungs|evaluatie|prøve|testning"
        "|prueba|pruebas|evaluación|teste|testes|avaliação|essai|essais|évaluation|évaluer|prova|prove|valutazione|testare|prova"
        "|тест|тестовая|тестовые|тестовый|тестирование|испытание|оценка"
        "|тестова|тестові|тестування|testowy|testowe|testowa|testy|testovací|тестов|δοκιμή|δοκιμής|τεστ"
        "|sınama|deneme|teszt|tesztelő|testi|testaus"
        "|اختبار|الاختبار|تست|آزمون|آزمایش|آزمایشی|جانچ|ٹیسٹ|امتحان|מבחן|בדיקה"
        "|परीक्षण|टेस्ट|टेस्टिंग|পরীক্ষা|টেস্ট|சோதனை|పరీక్ష"
        "|测试|測試|测试集|測試集|评估|評估|テスト|テスト用|評価|評価用|試験|테스트|테스트용|시험|평가|평가용"
        "|kiểm tra|kiểm thử|thử nghiệm|ทดสอบ|เทสต์|uji|pengujian|ujian|majaribio|jaribio"
    ),
}

FILLERS = (
    "set|sets|data|dataset|datasets|split|folder|seg|image|images|img|imgs|pic|pics|picture|pictures|photo|photos|samples"
    "|daten|datensatz|bilder|bild|menge|ordner|gegevens|afbeeldingen|bilden|billeder"
    "|datos|conjunto|imágenes|imagen|dados|imagens|données|donnée|jeu|ensemble|échantillon|dati|insieme|immagini"
    "|date|imagini|de|del|da|do|dos|des|d|l|di|du|la|le|les|el|per|für|zum|zur|van|voor"
    "|данные|выборка|набор|изображения|картинки|дані|вибірка|набір|зображення|dane|zbiór|obrazy|zdjęcia|data|sada"
    "|δεδομένα|veri|verisi|verileri|seti|kümesi|görüntüler|adat|adatok|halmaz|képek|kuvat"
    "|بيانات|مجموعة|صور|داده|داده های|مجموعه|تصاویر|ڈیٹا|डेटा|चित्र|ডেটা|ছবি|தரவு|డేటా"
    "|集|数据|數據|数据集|數據集|图片|圖片|图像|圖像|样本|データ|データセット|画像|用|用データ|セット|데이터|데이터셋|세트|이미지|사진|용"
    "|dữ liệu|tập|bộ|ảnh|hình ảnh|ข้อมูล|ชุด|ชุดข้อมูล|ภาพ|รูป|gambar|citra|picha"
)
ENDINGS = (
    "daten|datensatz|satz|set|sets|data|dataset|menge|bilder|ordner|images|imgs|sdaten|sbilder"
    "|集|数据|數據|数据集|數據集|图片|圖片|图像|圖像|样本|データ|データセット|画像|用|用データ|セット|用画像|데이터|데이터셋|세트|셋|이미지|용|용데이터|ข้อมูล"
)
"""Appended to a word without a space: "Trainingsdaten", "训练集"."""
BEGINNINGS = "seg|ชุด|ชุดข้อมูล|ข้อมูล|the"
